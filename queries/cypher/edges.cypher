// The projection's edges that leave some nodes.
UNWIND $ids AS id
MATCH (n:LABEL {id: id})-[r:PROJECTED]->(m)
RETURN id, type(r) AS type, m.id AS other, properties(r) AS properties
ORDER BY id, type, other, r.role, r.earliest
