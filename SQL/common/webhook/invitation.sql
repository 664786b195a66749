-- What may a receiver be told of this invitation, within its scope?
SELECT e.reference, a.code
FROM invitation i
JOIN event e ON e.id = i.event_id
JOIN person p ON p.id = i.person_id
JOIN agency a ON a.id = p.agency_id
WHERE i.id = $1 AND (CAST($2 AS BIGINT) IS NULL OR p.agency_id = $2)
