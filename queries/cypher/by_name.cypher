// Whatever has this name, title or alias, in any case of letters.
MATCH (n) WHERE (n:Event OR n:Actor OR n:Place)
  AND (toLower(n.id) = toLower($name) OR toLower(n.name) = toLower($name) OR toLower(n.title) = toLower($name)
       OR any(alias IN coalesce(n.aliases, []) WHERE toLower(alias) = toLower($name)))
RETURN n.id AS id, [l IN labels(n) WHERE l IN ['Event', 'Actor', 'Place']][0] AS label,
       coalesce(n.name, n.title, n.id) AS name, properties(n) AS properties
ORDER BY id
