-- Appends an entry to the ledger.
INSERT INTO ledger_entry (posting, n, kind, reference, account, agency_id, invoice_id, payment_id, amount, date, at,
    actor)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
