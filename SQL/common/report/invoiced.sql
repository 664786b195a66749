-- What was each agency invoiced for events of this financial year?
SELECT a.code, a.name, t.pence
FROM (
    SELECT agency_id, CAST(SUM(invoiced_pence) AS BIGINT) AS pence
    FROM event_tally
    WHERE year = $1 AND invoiced_pence <> 0
    GROUP BY agency_id) t
JOIN agency a ON a.id = t.agency_id
ORDER BY a.code
