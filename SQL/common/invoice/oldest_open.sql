-- When was the oldest invoice of this agency due that has something left to pay?
SELECT i.due_date FROM invoice i
WHERE i.agency_id = $1 AND i.kind = 'invoice' AND (
    SELECT CAST(SUM(l.amount) AS BIGINT) FROM ledger_entry l
    WHERE l.invoice_id = i.id AND l.account = 'receivable') > 0
ORDER BY i.due_date, i.id LIMIT 1
