-- Ends every open wish for a course because an event of it was published; a row comes back for each. Who has left by
-- then is told nothing.
UPDATE interest SET told_at = $3, told_event = $2
WHERE course_id = $1 AND told_at IS NULL AND withdrawn_at IS NULL
    AND EXISTS (SELECT 1 FROM person p WHERE p.id = person_id AND p.status = 'active')
RETURNING id
