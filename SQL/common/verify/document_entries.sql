-- What does the ledger say of the issue of this document?
SELECT l.account, l.amount, l.date, a.code, l.posting
FROM ledger_entry l LEFT JOIN agency a ON a.id = l.agency_id
WHERE l.invoice_id = $1 AND l.kind = $2 AND l.reference = $3
ORDER BY l.posting, l.n
