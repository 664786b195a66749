-- Ends a receiver that is not ended.
UPDATE webhook SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL RETURNING id
