// The contradictions: two claims, the facet in which they differ, and why.
MATCH (first:Claim)-[x:CONTRADICTS]->(second:Claim)
MATCH (first)-[:ABOUT]->(subject)
OPTIONAL MATCH (first)-[:OBJECT]->(object)
WITH first, second, x, CASE WHEN x.facet = 'FOUNDED' THEN object ELSE subject END AS about
RETURN about.id AS about, coalesce(about.title, about.name, about.id) AS name, x.facet AS facet,
       x.reason AS reason, first.id AS claim, second.id AS against
ORDER BY about, facet, claim, against
