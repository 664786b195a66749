-- Marks the first so many messages that wait as handed on, where nobody wants any.
UPDATE outbox SET done_at = $1
WHERE id IN (SELECT id FROM outbox WHERE done_at IS NULL AND due_at <= $1 ORDER BY due_at, id LIMIT $2)
RETURNING id
