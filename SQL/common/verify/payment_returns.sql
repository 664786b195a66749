-- Which payments were taken back or sent back otherwise than the ledger tells?
SELECT 'payment ' || p.reference || ': ' || coalesce(r.returned, 0)
    || ' p were taken back or sent back, the ledger has ' || coalesce(l.returned, 0) || ' p'
FROM payment p
LEFT JOIN (SELECT payment_id, sum(amount) AS returned FROM payment_return GROUP BY payment_id) r ON r.payment_id = p.id
LEFT JOIN (
    SELECT payment_id, -sum(amount) AS returned FROM ledger_entry
    WHERE account = 'bank' AND kind IN ('reversal', 'refund') GROUP BY payment_id) l ON l.payment_id = p.id
WHERE coalesce(r.returned, 0) <> coalesce(l.returned, 0)
ORDER BY p.id LIMIT 20
