// What was loaded, the newest last; a load without a time was interrupted.
MATCH (l:Load)
RETURN l.id AS id, l.case AS case, l.file AS file, l.at AS at, l.supersededBy AS supersededBy
ORDER BY l.at IS NULL, l.at, l.id
