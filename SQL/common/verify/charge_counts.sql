-- What do the charges of these events come to?
SELECT c.event_id, c.agency_id, c.state, coalesce(c.reason, '') AS reason, count(*) AS charges,
    CAST(sum(c.amount) AS BIGINT) AS amount, CAST(sum(coalesce(l.credited, 0)) AS BIGINT) AS credited
FROM charge c
LEFT JOIN (
    SELECT charge_id, CAST(sum(net) AS BIGINT) AS credited
    FROM invoice_line
    WHERE corrects_n IS NOT NULL AND charge_id IN (SELECT id FROM charge WHERE event_id BETWEEN $1 AND $2)
    GROUP BY charge_id) l ON l.charge_id = c.id
WHERE c.event_id BETWEEN $1 AND $2
GROUP BY c.event_id, c.agency_id, c.state, coalesce(c.reason, '')
