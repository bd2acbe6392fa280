// Loads by id.
UNWIND $ids AS id
MATCH (l:Load {id: id})
RETURN properties(l) AS load
ORDER BY id
