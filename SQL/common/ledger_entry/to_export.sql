-- What does the ledger say up to this date that is in no batch, of the journal or of everything else?
SELECT l.posting, l.kind, l.date, l.reference, a.code, l.account, l.amount, i.series, i.number,
    p.reference AS payment
FROM ledger_entry l
JOIN agency a ON a.id = l.agency_id
LEFT JOIN invoice i ON i.id = l.invoice_id
LEFT JOIN payment p ON p.id = l.payment_id
WHERE l.date <= $1 AND (CASE WHEN l.kind = 'journal' THEN 1 ELSE 0 END) = $2
    AND NOT EXISTS (SELECT 1 FROM ledger_batch_posting b WHERE b.posting = l.posting)
ORDER BY l.posting, l.n
