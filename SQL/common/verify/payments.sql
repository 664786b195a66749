-- Which payments does the ledger not tell just so, or allocate by more than was received?
SELECT 'payment ' || p.reference || ' of ' || p.amount || ' p: the ledger has ' || coalesce(l.bank, 0)
    || ' p received and ' || coalesce(-l.free, 0) || ' p unallocated'
FROM payment p
LEFT JOIN (
    SELECT payment_id,
        sum(CASE WHEN kind = 'payment' AND account = 'bank' THEN amount ELSE 0 END) AS bank,
        sum(CASE WHEN account = 'unallocated_receipts' THEN amount ELSE 0 END) AS free,
        min(CASE WHEN kind = 'payment' THEN date END) AS date, min(agency_id) AS agency_id
    FROM ledger_entry WHERE payment_id IS NOT NULL GROUP BY payment_id) l ON l.payment_id = p.id
WHERE l.payment_id IS NULL OR l.bank <> p.amount OR l.free > 0 OR -l.free > p.amount OR l.date <> p.received_on
    OR l.agency_id <> p.agency_id
ORDER BY p.id LIMIT 20
