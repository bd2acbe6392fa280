// What some actors are related to by what claims say of the actors themselves.
UNWIND $ids AS id
MATCH (a:Actor {id: id})-[:FOUNDED|LEADS|MEMBER_OF|BASED_IN|TRAINED|ALLIED_WITH]-(n)
RETURN DISTINCT n.id AS id
