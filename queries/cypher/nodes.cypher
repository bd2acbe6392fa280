// Events, actors or places by id.
UNWIND $ids AS id
MATCH (n:LABEL {id: id})
RETURN id, properties(n) AS properties
