-- Which charges stand on this invoice, on which line?
SELECT c.id, c.booking_id, c.n, c.agency_id, c.policy_id, c.occurrence, c.amount, c.vat_category, c.settlement,
    c.explanation, c.year, c.event_date, c.assessed_at, c.state, c.reason, c.decided_by, c.seconded_by, c.decided_on,
    c.notified_until, c.invoice_id, c.version,
    CASE WHEN c.invoice_id IS NULL THEN 0 ELSE coalesce((
        SELECT CAST(sum(l.net) AS BIGINT) FROM invoice_line l
        WHERE l.charge_id = c.id AND l.corrects_n IS NOT NULL), 0) END AS credited,
    c.corrected, c.excess, c.due, c.evidence,
    l.n AS line
FROM invoice_line l
JOIN charge c ON c.id = l.charge_id
WHERE l.invoice_id = $1 AND l.corrects_n IS NULL
ORDER BY l.n
