-- Keeps a logo by its hash, where it is not kept yet.
INSERT INTO logo (sha256, png, added_at, added_by) VALUES ($1, $2, $3, $4) ON CONFLICT (sha256) DO NOTHING
