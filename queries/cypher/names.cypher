// Every id and name, for suggestions after a misspelling.
MATCH (n) WHERE n:Event OR n:Actor OR n:Place
RETURN n.id AS id, coalesce(n.name, n.title) AS name
