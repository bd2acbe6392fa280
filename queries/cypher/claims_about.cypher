// The claims about some events, actors or places that are not retracted.
UNWIND $ids AS id
MATCH (n:LABEL {id: id})<-[:ABOUT]-(c:Claim) WHERE c.retractedAt IS NULL
RETURN id, c.id AS claim
