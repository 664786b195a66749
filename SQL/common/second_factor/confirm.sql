-- Puts the new secret into force, whose first code has come.
UPDATE second_factor SET secret = pending, pending = NULL, confirmed_at = $2, last_step = $3, recovery = $4
WHERE person_id = $1 AND pending = $5
RETURNING person_id
