-- Which lines of invoices were credited by more than they come to?
SELECT 'invoice ' || i.series || ' ' || i.number || ', line ' || l.n || ': ' || l.net || ' p, of which ' || c.credited
    || ' p are credited'
FROM invoice_line l
JOIN invoice i ON i.id = l.invoice_id
JOIN (
    SELECT n.corrects, m.corrects_n, sum(m.net) AS credited
    FROM invoice_line m JOIN invoice n ON n.id = m.invoice_id
    WHERE m.corrects_n IS NOT NULL
    GROUP BY n.corrects, m.corrects_n) c ON c.corrects = l.invoice_id AND c.corrects_n = l.n
WHERE l.corrects_n IS NULL AND c.credited > l.net
ORDER BY l.invoice_id, l.n LIMIT 20
