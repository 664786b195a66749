-- Takes out a sign-in that comes back; of several who do so at once only one gets it.
DELETE FROM oidc_state WHERE state_hash = $1 AND browser_hash = $2
RETURNING nonce, verifier, asked_at, expires_at
