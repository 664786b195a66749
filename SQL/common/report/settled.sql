-- What do the charges of this financial year's events come to that were paid or written off, less credits?
SELECT c.state, CAST(SUM(c.amount) AS BIGINT)
    - COALESCE((
        SELECT CAST(SUM(ABS(l.net)) AS BIGINT)
        FROM invoice_line l
        WHERE l.corrects_n IS NOT NULL
            AND (SELECT d.year FROM charge d WHERE d.id = l.charge_id AND d.state = c.state) = $1), 0) AS pence
FROM charge c
WHERE c.year = $1 AND c.state IN ('paid', 'written_off')
GROUP BY c.state
