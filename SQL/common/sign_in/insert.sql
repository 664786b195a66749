-- Keeps an asking for a link and a code; of its secrets only hashes.
INSERT INTO sign_in (token_hash, code_salt, code_hash, address, browser_hash, asked_at, expires_at, attempts)
VALUES ($1, $2, $3, $4, $5, $6, $7, 0)
