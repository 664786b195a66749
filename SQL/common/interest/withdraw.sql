-- Ends an open wish because it was taken back; a row comes back where it was open.
UPDATE interest SET withdrawn_at = $2 WHERE id = $1 AND told_at IS NULL AND withdrawn_at IS NULL
RETURNING person_id, course_id
