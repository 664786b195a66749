-- Keeps the purchase order number that an agency gives for an event, behind those it gave before.
INSERT INTO purchase_order (event_id, agency_id, n, number, at, actor)
SELECT $1, $2, coalesce(max(n), 0) + 1, $3, $4, $5 FROM purchase_order WHERE event_id = $1 AND agency_id = $2
