-- What does the ledger say, of one agency or of all, within the scope?
SELECT l.posting, l.kind, l.date, l.reference, a.code, l.account, l.amount, i.series, i.number,
    p.reference AS payment
FROM ledger_entry l
JOIN agency a ON a.id = l.agency_id
LEFT JOIN invoice i ON i.id = l.invoice_id
LEFT JOIN payment p ON p.id = l.payment_id
WHERE (CAST($1 AS BIGINT) IS NULL OR l.agency_id = $1) AND (CAST($2 AS BIGINT) IS NULL OR l.agency_id = $2)
ORDER BY l.posting, l.n
