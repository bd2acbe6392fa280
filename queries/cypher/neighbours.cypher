// What claims join to some events, actors or places: by what, by which claims, against which denials.
UNWIND $ids AS id
MATCH (n:LABEL {id: id})-[r:PROJECTED]-(m)
RETURN id, type(r) AS type, startNode(r).id = id AS out, m.id AS other,
       [l IN labels(m) WHERE l IN ['Event', 'Actor', 'Place']][0] AS label, coalesce(m.name, m.title, m.id) AS name,
       r.role AS role, r.earliest AS earliest, r.latest AS latest, r.minDays AS minDays, r.maxDays AS maxDays,
       r.claims AS claims, coalesce(r.denials, []) AS denials
ORDER BY id, type, other, role, earliest
