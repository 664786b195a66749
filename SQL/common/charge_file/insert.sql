-- Adds a file that came with a dispute.
INSERT INTO charge_file (charge_id, n, name, media_type, size, sha256, bytes, at, actor)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
