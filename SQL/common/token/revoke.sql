-- Marks a token as revoked.
UPDATE token SET revoked_at = $2 WHERE id = $1
