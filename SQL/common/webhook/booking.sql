-- What may a receiver be told of this booking, within its scope?
SELECT e.reference, a.code
FROM booking b
JOIN event e ON e.id = b.event_id
JOIN agency a ON a.id = b.agency_id
WHERE b.id = $1 AND (CAST($2 AS BIGINT) IS NULL OR b.agency_id = $2)
