-- Gives up what is on its way to a receiver.
UPDATE webhook_delivery SET gave_up_at = $2, claimed_until = NULL, claims = claims + 1
WHERE webhook_id = $1 AND done_at IS NULL AND gave_up_at IS NULL
