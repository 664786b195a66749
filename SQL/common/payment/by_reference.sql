-- Which payment has this reference?
SELECT p.id, p.reference, a.code, p.amount, p.received_on
FROM payment p JOIN agency a ON a.id = p.agency_id
WHERE p.reference = $1
ORDER BY p.id LIMIT 1
