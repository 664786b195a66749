-- What may a receiver be told of this charge, within its scope?
SELECT e.reference, c.booking_id, c.n, a.code, c.amount
FROM charge c
JOIN event e ON e.id = c.event_id
JOIN agency a ON a.id = c.agency_id
WHERE c.id = $1 AND (CAST($2 AS BIGINT) IS NULL OR c.agency_id = $2)
