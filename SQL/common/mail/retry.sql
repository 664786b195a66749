-- Makes due again what was given up, one message or all; a sign-in mail has lost what it would say.
UPDATE mail SET gave_up_at = NULL, due_at = $1, attempts = 0, claimed_until = NULL
WHERE gave_up_at IS NOT NULL AND expires_at IS NULL AND (CAST($2 AS BIGINT) IS NULL OR id = $2)
RETURNING id
