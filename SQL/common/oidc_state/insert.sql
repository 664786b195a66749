-- Keeps a sign-in that is under way at an identity provider.
INSERT INTO oidc_state (state_hash, browser_hash, nonce, verifier, asked_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)
