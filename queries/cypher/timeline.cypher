// Events in order. Possibly within: the bounds do not rule it out. Certainly within: both bounds say so.
// Bounds are the solved ones, which all claims together allow; an unknown bound is null.
MATCH (e:Event)
WITH e, coalesce(e.solvedEarliest, e.earliest) AS earliest, coalesce(e.solvedLatest, e.latest) AS latest
WHERE coalesce(e.status, '') <> 'retracted'
  AND CASE WHEN $certain
        THEN ($from IS NULL OR coalesce(earliest >= date($from), false))
         AND ($to IS NULL OR coalesce(latest <= date($to), false))
        ELSE ($to IS NULL OR coalesce(earliest <= date($to), true))
         AND ($from IS NULL OR coalesce(latest >= date($from), true))
      END
  AND (size($types) = 0 OR e.type IN $types)
  AND (size($actors) = 0 OR EXISTS {
        MATCH (e)<-[:PARTICIPATED_IN|CLAIMED_RESPONSIBILITY_FOR]-(a:Actor) WHERE a.id IN $actors })
  AND (size($places) = 0 OR EXISTS {
        MATCH (e)-[:OCCURRED_AT]->(:Place)-[:PART_OF*0..20]->(p:Place) WHERE p.id IN $places })
RETURN e.id AS id
ORDER BY coalesce(earliest, latest) IS NULL, coalesce(earliest, latest), latest, id
