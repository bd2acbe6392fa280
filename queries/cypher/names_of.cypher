// The names of some events, actors and places.
UNWIND $ids AS id
MATCH (n:LABEL {id: id})
RETURN id, coalesce(n.name, n.title, id) AS name
