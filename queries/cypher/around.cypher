// The actors and places that some events are joined to.
UNWIND $ids AS id
MATCH (e:Event {id: id})-[:PARTICIPATED_IN|OCCURRED_AT|CLAIMED_RESPONSIBILITY_FOR]-(n)
RETURN DISTINCT n.id AS id
