-- Which courses are there, of a topic or of all?
SELECT id, code, title, level, topic, minutes, target_groups, prerequisites, fee, review_on, refresher_months, status,
    version
FROM course
WHERE (CAST($1 AS BIGINT) = 1 OR status = 'active') AND (CAST($2 AS TEXT) IS NULL OR topic = $2)
    AND (CAST($4 AS TEXT) IS NULL OR code > $4)
ORDER BY code LIMIT $3
