-- To which receivers is something to be sent now, who waits longest first?
SELECT w.id
FROM webhook w
WHERE w.ended_at IS NULL
    AND EXISTS (
        SELECT 1 FROM webhook_delivery d
        WHERE d.webhook_id = w.id AND d.done_at IS NULL AND d.gave_up_at IS NULL AND d.due_at <= $1
            AND (d.claimed_until IS NULL OR d.claimed_until <= $1))
ORDER BY (
    SELECT min(d.due_at) FROM webhook_delivery d
    WHERE d.webhook_id = w.id AND d.done_at IS NULL AND d.gave_up_at IS NULL), w.id
