-- Claims the first so many messages that are due and that nobody else holds, those that sign somebody in first. The
-- one writer is the lock.
UPDATE mail SET claims = claims + 1, claimed_until = $2
WHERE id IN (
    SELECT m.id FROM mail m
    WHERE m.done_at IS NULL AND m.gave_up_at IS NULL AND m.due_at <= $1
        AND (m.claimed_until IS NULL OR m.claimed_until <= $1)
    ORDER BY (m.expires_at IS NULL), m.due_at, m.id LIMIT $3)
RETURNING id, topic, subject, happened_at, message_id, claims, attempts, address, token, code, expires_at
