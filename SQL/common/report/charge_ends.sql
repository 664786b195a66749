-- Where do the charges of this financial year's events stand, why, and by whom, and what do they come to?
SELECT c.state, coalesce(c.reason, '') AS reason, coalesce(c.decided_by, '') AS decided_by,
    coalesce(c.seconded_by, '') AS seconded_by, count(*) AS charges, CAST(sum(c.amount) AS BIGINT) AS amount,
    CAST(sum(coalesce(l.credited, 0)) AS BIGINT) AS credited
FROM charge c
LEFT JOIN (
    SELECT charge_id, CAST(sum(net) AS BIGINT) AS credited
    FROM invoice_line WHERE corrects_n IS NOT NULL GROUP BY charge_id) l ON l.charge_id = c.id
WHERE c.year = $1
GROUP BY c.state, coalesce(c.reason, ''), coalesce(c.decided_by, ''), coalesce(c.seconded_by, '')
ORDER BY c.state, reason, decided_by, seconded_by
