-- Which purchase order numbers count, of one agency or of all, the latest events first?
SELECT p.event_id, p.agency_id, e.reference, c.title, e.starts_at, a.code, p.number, p.at
FROM purchase_order p
JOIN event e ON e.id = p.event_id
JOIN course c ON c.id = e.course_id
JOIN agency a ON a.id = p.agency_id
WHERE p.number <> '' AND (CAST($1 AS BIGINT) IS NULL OR p.agency_id = $1)
    AND p.n = (SELECT max(q.n) FROM purchase_order q WHERE q.event_id = p.event_id AND q.agency_id = p.agency_id)
ORDER BY e.starts_at DESC, e.id DESC, a.code
LIMIT $2
