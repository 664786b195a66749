-- What does the ledger say in this batch?
SELECT l.posting, l.kind, l.date, l.reference, a.code, l.account, l.amount, i.series, i.number,
    p.reference AS payment
FROM ledger_batch_posting b
JOIN ledger_entry l ON l.posting = b.posting
JOIN agency a ON a.id = l.agency_id
LEFT JOIN invoice i ON i.id = l.invoice_id
LEFT JOIN payment p ON p.id = l.payment_id
WHERE b.batch_id = $1
ORDER BY l.posting, l.n
