-- Ends what has expired, and what was asked for after a moment that lies ahead.
UPDATE sign_in SET ended_at = $1, address = NULL
WHERE ended_at IS NULL AND (expires_at <= $1 OR asked_at > $2)
RETURNING attempts
