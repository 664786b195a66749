-- What does this person want to be told of, within the scope, the latest wish first?
SELECT i.id, d.name, d.email, a.code, c.code AS course, c.title, i.since, i.told_at, e.reference, i.withdrawn_at
FROM interest i
JOIN person p ON p.id = i.person_id
JOIN agency a ON a.id = p.agency_id
JOIN course c ON c.id = i.course_id
LEFT JOIN person_detail d ON d.person_id = p.id
LEFT JOIN event e ON e.id = i.told_event
WHERE i.person_id = $1
    AND (CAST($2 AS BIGINT) IS NULL OR p.agency_id = $2) AND (CAST($3 AS BIGINT) IS NULL OR p.id = $3)
ORDER BY i.since DESC, i.id DESC LIMIT 1000
