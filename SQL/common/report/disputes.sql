-- How many charges of this financial year's events were ever disputed, by where they stand now, and what is their sum?
SELECT c.state, count(*) AS charges, CAST(sum(c.amount) AS BIGINT) AS amount
FROM charge c
WHERE c.year = $1
    AND EXISTS (SELECT 1 FROM charge_history h WHERE h.charge_id = c.id AND h.happened = 'disputed')
GROUP BY c.state ORDER BY c.state
