-- Which payments are there, of one agency or of all, with what the ledger says of each, the last recorded first?
SELECT p.id, p.reference, a.code, p.received_on, p.amount, coalesce(l.allocated, 0) AS allocated,
    coalesce(r.refunded, 0) AS refunded, coalesce(r.reversals, 0) AS reversals, p.recorded_at, p.recorded_by
FROM payment p
JOIN agency a ON a.id = p.agency_id
LEFT JOIN (
    SELECT payment_id, CAST(sum(amount) AS BIGINT) AS allocated
    FROM ledger_entry
    WHERE payment_id IS NOT NULL AND account = 'unallocated_receipts' AND kind IN ('allocation', 'release')
        AND (CAST($1 AS BIGINT) IS NULL OR agency_id = $1)
    GROUP BY payment_id) l ON l.payment_id = p.id
LEFT JOIN (
    SELECT payment_id, CAST(sum(CASE WHEN kind = 'refund' THEN amount ELSE 0 END) AS BIGINT) AS refunded,
        CAST(sum(CASE WHEN kind = 'reversal' THEN 1 ELSE 0 END) AS BIGINT) AS reversals
    FROM payment_return GROUP BY payment_id) r ON r.payment_id = p.id
WHERE (CAST($1 AS BIGINT) IS NULL OR p.agency_id = $1) AND (CAST($3 AS BIGINT) IS NULL OR p.id < $3)
    AND (CAST($5 AS BIGINT) IS NULL OR p.id = $5)
    AND ($2 = 0 OR (coalesce(r.reversals, 0) = 0
        AND p.amount - coalesce(l.allocated, 0) - coalesce(r.refunded, 0) > 0))
ORDER BY p.id DESC LIMIT $4
