-- Is any message to be sent now?
SELECT id FROM mail
WHERE done_at IS NULL AND gave_up_at IS NULL AND due_at <= $1 AND (claimed_until IS NULL OR claimed_until <= $1)
LIMIT 1
