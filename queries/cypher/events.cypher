// What the graph holds about some events, with who took part and where.
UNWIND $ids AS id
MATCH (e:Event {id: id})
OPTIONAL MATCH (e)<-[r:PARTICIPATED_IN]-(a:Actor)
WITH id, e, [x IN collect({id: a.id, name: coalesce(a.name, a.id), role: r.role}) WHERE x.id IS NOT NULL] AS actors
OPTIONAL MATCH (e)-[:OCCURRED_AT]->(p:Place)
WITH id, e, actors, [x IN collect({id: p.id, name: coalesce(p.name, p.id)}) WHERE x.id IS NOT NULL] AS places
RETURN id, properties(e) AS event, actors, places, COUNT { (e)<-[:ABOUT]-(c:Claim) WHERE c.retractedAt IS NULL } AS claims
