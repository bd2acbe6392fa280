// The event, actor or place of this id.
MATCH (n:Event {id: $id}) RETURN n.id AS id, 'Event' AS label, coalesce(n.title, n.id) AS name, properties(n) AS properties
UNION ALL
MATCH (n:Actor {id: $id}) RETURN n.id AS id, 'Actor' AS label, coalesce(n.name, n.id) AS name, properties(n) AS properties
UNION ALL
MATCH (n:Place {id: $id}) RETURN n.id AS id, 'Place' AS label, coalesce(n.name, n.id) AS name, properties(n) AS properties
