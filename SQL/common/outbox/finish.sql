-- Marks a message as handed on.
UPDATE outbox SET done_at = $2 WHERE id = $1
