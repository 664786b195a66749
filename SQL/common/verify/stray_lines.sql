-- Which lines belong to no document?
SELECT 'line ' || l.n || ' of document ' || l.invoice_id || ' belongs to no document'
FROM invoice_line l LEFT JOIN invoice i ON i.id = l.invoice_id
WHERE i.id IS NULL ORDER BY l.invoice_id, l.n LIMIT 20
