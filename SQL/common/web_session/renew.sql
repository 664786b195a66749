-- Gives a session that has passed a second factor another token; one that has ended gives no row.
UPDATE web_session SET token_hash = $2, second_factor_at = $3, seen_at = $3
WHERE token_hash = $1 AND ended_at IS NULL
RETURNING id
