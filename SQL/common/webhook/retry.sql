-- Makes what was given up due again, with as many attempts as at first.
UPDATE webhook_delivery SET gave_up_at = NULL, due_at = $2, attempts = 0, claimed_until = NULL
WHERE webhook_id = $1 AND gave_up_at IS NOT NULL
RETURNING id
