-- Which asking that is not over has this link?
SELECT token_hash, code_salt, code_hash, address, browser_hash, asked_at, expires_at, attempts
FROM sign_in WHERE token_hash = $1 AND ended_at IS NULL
