-- Gives back what was claimed and not sent.
UPDATE mail SET claimed_until = NULL WHERE id = $1 AND claims = $2
