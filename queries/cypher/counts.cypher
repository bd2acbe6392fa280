// How much there is of everything, in one row.
RETURN COUNT { MATCH (:Document) } AS documents,
       COUNT { MATCH (c:Claim) WHERE c.retractedAt IS NULL } AS claims,
       COUNT { MATCH (c:Claim) WHERE c.retractedAt IS NOT NULL } AS retracted,
       COUNT { MATCH (e:Event) WHERE coalesce(e.status, '') <> 'retracted' } AS events,
       COUNT { MATCH (:Actor) } AS actors,
       COUNT { MATCH (:Place) } AS places,
       COUNT { MATCH (e:Event) WHERE coalesce(e.status, '') <> 'retracted' AND coalesce(e.solvedEarliest, e.earliest, e.solvedLatest, e.latest) IS NULL } AS undated,
       COUNT { MATCH (e:Event {status: 'conflict'}) } AS eventsInConflict,
       COUNT { MATCH (:Claim)-[:CONTRADICTS]->(:Claim) } AS contradictions
