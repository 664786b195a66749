-- Claims the first so many deliveries to a receiver that are due and that nobody else holds. What another service is
-- about to claim is passed over, not waited for.
WITH free AS MATERIALIZED (
    SELECT d.id FROM webhook_delivery d
    JOIN webhook w ON w.id = d.webhook_id AND w.ended_at IS NULL
    WHERE d.webhook_id = $1 AND d.done_at IS NULL AND d.gave_up_at IS NULL AND d.due_at <= $2
        AND (d.claimed_until IS NULL OR d.claimed_until <= $2)
    ORDER BY d.due_at, d.id LIMIT $4
    FOR UPDATE OF d SKIP LOCKED
)
UPDATE webhook_delivery d SET claims = d.claims + 1, claimed_until = $3
FROM free WHERE d.id = free.id
RETURNING d.id, d.outbox_id, d.claims, d.attempts
