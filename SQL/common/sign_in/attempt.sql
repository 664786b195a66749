-- Counts a code that is tried, while the asking is not over; how many were there?
UPDATE sign_in SET attempts = attempts + 1 WHERE token_hash = $1 AND ended_at IS NULL AND attempts < 5
RETURNING attempts
