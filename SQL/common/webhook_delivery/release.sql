-- Gives back what was claimed and not sent.
UPDATE webhook_delivery SET claimed_until = NULL WHERE id = $1 AND claims = $2
