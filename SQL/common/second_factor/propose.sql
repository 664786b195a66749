-- Keeps a new secret until its first code has come.
INSERT INTO second_factor (person_id, pending, recovery) VALUES ($1, $2, $3)
ON CONFLICT (person_id) DO UPDATE SET pending = excluded.pending
