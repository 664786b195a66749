-- Which reminders of invoices were there, of one or of all?
SELECT invoice_id, days, outstanding, at FROM invoice_reminder
WHERE CAST($1 AS BIGINT) IS NULL OR invoice_id = $1
ORDER BY invoice_id, days
