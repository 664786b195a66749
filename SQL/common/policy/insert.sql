-- Adds a version of the policy.
INSERT INTO policy (id, name, from_date, document, sha256, added_at, added_by) VALUES ($1, $2, $3, $4, $5, $6, $7)
