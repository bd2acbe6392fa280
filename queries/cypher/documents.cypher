// Documents by id, with the name of the publisher.
UNWIND $ids AS id
MATCH (d:Document {id: id})
OPTIONAL MATCH (a:Actor {id: d.publisher})
RETURN properties(d) AS document, coalesce(a.name, d.publisher) AS publisherName
ORDER BY id
