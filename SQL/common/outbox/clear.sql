-- Takes out a portion of the messages that were handed on by then and are on their way to nobody.
DELETE FROM outbox
WHERE id IN (
    SELECT o.id FROM outbox o
    WHERE o.done_at <= $1 AND NOT EXISTS (SELECT 1 FROM webhook_delivery d WHERE d.outbox_id = o.id)
    ORDER BY o.done_at LIMIT $2)
RETURNING id
