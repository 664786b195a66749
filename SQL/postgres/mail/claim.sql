-- Claims the first so many messages that are due and that nobody else holds, those that sign somebody in first. What
-- another service is about to claim is passed over, not waited for.
WITH free AS MATERIALIZED (
    SELECT m.id FROM mail m
    WHERE m.done_at IS NULL AND m.gave_up_at IS NULL AND m.due_at <= $1
        AND (m.claimed_until IS NULL OR m.claimed_until <= $1)
    ORDER BY (m.expires_at IS NULL), m.due_at, m.id LIMIT $3
    FOR UPDATE OF m SKIP LOCKED
)
UPDATE mail m SET claims = m.claims + 1, claimed_until = $2
FROM free WHERE m.id = free.id
RETURNING m.id, m.topic, m.subject, m.happened_at, m.message_id, m.claims, m.attempts, m.address, m.token, m.code,
    m.expires_at
