-- Which charges of these events stand on an invoice without a line of it, or the other way round?
SELECT 'charge of ' || e.reference || '-' || (c.booking_id % 1048576) || '/' || c.n || ' is ' || c.state
    || CASE WHEN l.invoice_id IS NULL THEN ' and on no line of its invoice' ELSE ' and on another invoice or amount' END
FROM charge c
JOIN event e ON e.id = c.event_id
LEFT JOIN invoice_line l ON l.charge_id = c.id AND l.corrects_n IS NULL
WHERE c.event_id BETWEEN $1 AND $2
    AND ((c.invoice_id IS NULL) <> (l.invoice_id IS NULL) OR (l.invoice_id IS NOT NULL AND l.invoice_id <> c.invoice_id)
        OR (l.invoice_id IS NOT NULL AND l.net <> c.amount))
ORDER BY c.id LIMIT 20
