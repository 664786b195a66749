-- What was sent or is to be sent to a receiver, the newest first?
SELECT d.id, o.at, o.topic, d.due_at, d.claims, d.attempts, d.last_at, d.last_word, d.done_at, d.gave_up_at
FROM webhook_delivery d
JOIN outbox o ON o.id = d.outbox_id
WHERE d.webhook_id = $1 AND ($3 = 0 OR d.gave_up_at IS NOT NULL)
    AND (CAST($4 AS BIGINT) IS NULL OR d.id < $4)
ORDER BY d.id DESC LIMIT $2
