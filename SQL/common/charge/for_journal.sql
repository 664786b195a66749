-- Which charges of events begun by this date are for the host's own journal, and what does it have of each?
SELECT c.id, c.booking_id, c.n, c.agency_id, c.policy_id, c.occurrence, c.amount, c.vat_category, c.settlement,
    c.explanation, c.year, c.event_date, c.assessed_at, c.state, c.reason, c.decided_by, c.seconded_by, c.decided_on,
    c.notified_until, c.invoice_id, c.version, CAST(0 AS BIGINT) AS credited, c.corrected, c.excess, c.due, c.evidence,
    e.reference, coalesce(j.posted, 0) AS posted, coalesce(j.entries, 0) AS entries
FROM charge c
JOIN event e ON e.id = c.event_id
LEFT JOIN (
    SELECT charge_id, CAST(sum(amount) AS BIGINT) AS posted, count(*) AS entries
    FROM journal_entry GROUP BY charge_id) j ON j.charge_id = c.id
WHERE c.settlement = 'journal' AND c.event_date <= $1
ORDER BY c.id
