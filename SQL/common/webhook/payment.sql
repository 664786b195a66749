-- What may a receiver be told of this payment, within its scope?
SELECT p.id, a.code, p.amount
FROM payment p
JOIN agency a ON a.id = p.agency_id
WHERE p.id = $1 AND (CAST($2 AS BIGINT) IS NULL OR p.agency_id = $2)
