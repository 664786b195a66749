-- Records what came of sending, as long as the claim lasts that it was sent under; secrets end with it.
UPDATE mail SET
    due_at = $3, claimed_until = NULL, attempts = attempts + 1, last_at = $4, last_word = $5, done_at = $6,
    gave_up_at = $7, address = CASE WHEN $8 = 1 THEN NULL ELSE address END,
    token = CASE WHEN $8 = 1 THEN NULL ELSE token END, code = CASE WHEN $8 = 1 THEN NULL ELSE code END
WHERE id = $1 AND claims = $2 AND claimed_until IS NOT NULL AND done_at IS NULL AND gave_up_at IS NULL
RETURNING id
