-- Which lines has this document, each with the reference of its charge?
SELECT l.n, l.corrects_n, l.net, e.reference || '-' || (c.booking_id % 1048576), c.n AS charge_n, l.charge_id,
    o.charge_id AS corrected_charge
FROM invoice_line l
JOIN invoice i ON i.id = l.invoice_id
LEFT JOIN charge c ON c.id = l.charge_id
LEFT JOIN event e ON e.id = c.event_id
LEFT JOIN invoice_line o ON o.invoice_id = i.corrects AND o.n = l.corrects_n
WHERE l.invoice_id = $1 ORDER BY l.n
