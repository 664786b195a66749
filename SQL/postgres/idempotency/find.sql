-- Was this request answered before? Written so that several may be asked at once.
-- asked together
SELECT i.request, i.refused, i.answer, asked.column4 AS place
FROM (VALUES ($1, $2, $3, $4)) AS asked
JOIN idempotency i ON i.principal = asked.column1 AND i.route = asked.column2 AND i.key = asked.column3
