-- Which invoices have less than nothing to pay?
SELECT 'invoice ' || i.series || ' ' || i.number || ' has ' || sum(l.amount) || ' p to pay, which is less than nothing'
FROM ledger_entry l JOIN invoice i ON i.id = l.invoice_id
WHERE l.account = 'receivable'
GROUP BY i.id, i.series, i.number
HAVING sum(l.amount) < 0
ORDER BY i.series, i.number LIMIT 20
