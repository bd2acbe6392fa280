// The contradictions that some claims are in.
UNWIND $ids AS id
MATCH (c:Claim {id: id})-[x:CONTRADICTS]-(other:Claim)
RETURN id, other.id AS claim, x.facet AS facet, x.reason AS reason
ORDER BY id, claim, facet
