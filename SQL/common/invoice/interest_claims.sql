-- Which invoices claim interest on what was paid late, within the scope? Their lines rest on no charge.
SELECT i.id, i.kind, i.series, i.number, i.agency_id, i.document FROM invoice i
JOIN invoice_line l ON l.invoice_id = i.id AND l.n = 1 AND l.charge_id IS NULL
WHERE i.kind = 'invoice' AND (CAST($1 AS BIGINT) IS NULL OR i.agency_id = $1)
ORDER BY i.series, i.number
