// What was loaded, the newest last; one that is unfinished was interrupted.
MATCH (l:Load)
RETURN l.id AS id, l.case AS case, l.file AS file, l.at AS at, l.supersededBy AS supersededBy,
       coalesce(l.unfinished, false) AS unfinished
ORDER BY l.at IS NULL, l.at, l.id
