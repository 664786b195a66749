-- Which is the latest asking of this browser that is not over?
SELECT token_hash, code_salt, code_hash, address, browser_hash, asked_at, expires_at, attempts
FROM sign_in WHERE browser_hash = $1 AND ended_at IS NULL
ORDER BY asked_at DESC, token_hash LIMIT 1
