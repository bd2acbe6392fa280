// The shortest way between two events, actors or places; of several, the first by its ids.
MATCH (a:FROM {id: $a}), (b:TO {id: $b})
MATCH p = allShortestPaths((a)-[:PROJECTED*..12]-(b))
WITH p, [n IN nodes(p) | n.id] AS ids, [r IN relationships(p) | type(r)] AS types
ORDER BY ids, types LIMIT 1
RETURN [n IN nodes(p) | {id: n.id, name: coalesce(n.name, n.title, n.id)}] AS nodes,
       [r IN relationships(p) | {type: type(r), role: r.role, from: startNode(r).id, claims: r.claims}] AS steps
