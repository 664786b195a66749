-- What may a receiver be told of this wish to be told of a course, within its scope?
SELECT c.code, e.reference, a.code AS agency
FROM interest i
JOIN course c ON c.id = i.course_id
JOIN event e ON e.id = i.told_event
JOIN person p ON p.id = i.person_id
JOIN agency a ON a.id = p.agency_id
WHERE i.id = $1 AND (CAST($2 AS BIGINT) IS NULL OR p.agency_id = $2)
