// Every actor and place of which a claim still says something.
MATCH (n) WHERE (n:Actor OR n:Place)
  AND (n.name IS NOT NULL OR EXISTS { (n)--(m) WHERE NOT m:Claim })
RETURN n.id AS id
