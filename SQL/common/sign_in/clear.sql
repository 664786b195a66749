-- Takes out a portion of the askings that were over by then.
DELETE FROM sign_in
WHERE token_hash IN (SELECT s.token_hash FROM sign_in s WHERE s.ended_at <= $1 ORDER BY s.ended_at LIMIT $2)
RETURNING attempts
