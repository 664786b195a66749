-- Keeps the answer to a request with its key.
-- travels last
INSERT INTO idempotency (principal, route, key, request, refused, answer, at) VALUES ($1, $2, $3, $4, $5, $6, $7)
