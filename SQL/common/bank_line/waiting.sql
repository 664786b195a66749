-- Which lines of bank files wait, by date, behind this one?
SELECT id, received_on, amount, reference, payer, state, payment_id, reason
FROM bank_line
WHERE state = 'waiting' AND (CAST($1 AS TEXT) IS NULL OR (received_on, id) > ($1, CAST($2 AS BIGINT)))
ORDER BY received_on, id LIMIT $3
