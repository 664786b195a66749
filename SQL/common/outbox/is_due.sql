-- Does any message wait to be handed on?
SELECT id FROM outbox WHERE done_at IS NULL AND due_at <= $1 ORDER BY due_at LIMIT 1
