-- Which charges has this booking, with the references people know them by, within the scope?
SELECT c.id, c.booking_id, c.n, c.agency_id, c.policy_id, c.occurrence, c.amount, c.vat_category, c.settlement,
    c.explanation, c.year, c.event_date, c.assessed_at, c.state, c.reason, c.decided_by, c.seconded_by, c.decided_on,
    c.notified_until, c.invoice_id, c.version,
    CASE WHEN c.invoice_id IS NULL THEN 0 ELSE coalesce((
        SELECT CAST(sum(l.net) AS BIGINT) FROM invoice_line l
        WHERE l.charge_id = c.id AND l.corrects_n IS NOT NULL), 0) END AS credited,
    c.corrected, c.excess, c.due, c.evidence,
    e.reference, co.title, a.code, i.series, i.number
FROM charge c
JOIN booking b ON b.id = c.booking_id
JOIN event e ON e.id = c.event_id
JOIN course co ON co.id = e.course_id
JOIN agency a ON a.id = c.agency_id
LEFT JOIN invoice i ON i.id = c.invoice_id
WHERE c.booking_id = $1
    AND (CAST($2 AS BIGINT) IS NULL OR c.agency_id = $2) AND (CAST($3 AS BIGINT) IS NULL OR b.person_id = $3)
ORDER BY c.n
