-- What do the charges of this financial year's events come to that were paid or written off, and what credits take off?
SELECT state, CAST(SUM(amount) AS BIGINT) AS pence
FROM charge
WHERE year = $1 AND state IN ('paid', 'written_off')
GROUP BY state
UNION ALL
SELECT d.state, -CAST(SUM(ABS(l.net)) AS BIGINT) AS pence
FROM invoice_line l CROSS JOIN charge d
WHERE l.corrects_n IS NOT NULL AND d.id = l.charge_id AND d.year = $1 AND d.state IN ('paid', 'written_off')
GROUP BY d.state
