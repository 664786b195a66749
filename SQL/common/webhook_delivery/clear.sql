-- Takes out a portion of the deliveries that were done or given up by then.
DELETE FROM webhook_delivery
WHERE id IN (
    SELECT d.id FROM webhook_delivery d
    WHERE (d.done_at IS NOT NULL OR d.gave_up_at IS NOT NULL) AND coalesce(d.done_at, d.gave_up_at) <= $1
    ORDER BY coalesce(d.done_at, d.gave_up_at) LIMIT $2)
RETURNING id
