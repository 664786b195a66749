-- What do the lines of documents come to: of this year's events (1), of others (0) or interest (2), invoiced or
-- credited, issued before, in, after?
SELECT CASE WHEN l.charge_id IS NULL THEN 2 WHEN c.year = $1 THEN 1 ELSE 0 END AS source, i.kind,
    CASE WHEN i.issue_date < $2 THEN 0 WHEN i.issue_date <= $3 THEN 1 ELSE 2 END AS part,
    CAST(sum(l.net) AS BIGINT) AS net
FROM invoice_line l
JOIN invoice i ON i.id = l.invoice_id
LEFT JOIN charge c ON c.id = l.charge_id
GROUP BY CASE WHEN l.charge_id IS NULL THEN 2 WHEN c.year = $1 THEN 1 ELSE 0 END, i.kind,
    CASE WHEN i.issue_date < $2 THEN 0 WHEN i.issue_date <= $3 THEN 1 ELSE 2 END
ORDER BY source, i.kind, part
