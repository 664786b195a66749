-- Takes out the first so many messages that wait, where nobody wants any.
DELETE FROM outbox
WHERE id IN (SELECT id FROM outbox WHERE done_at IS NULL AND due_at <= $1 ORDER BY due_at, id LIMIT $2)
RETURNING id
