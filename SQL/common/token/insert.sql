-- Adds an access token; of its secret only the hash.
INSERT INTO token (id, secret_hash, role, agency_id, person_id, label, made_at, made_by, expires_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
