-- Who was invited by this invitation, and to which event?
SELECT person_id, event_id FROM invitation WHERE id = $1
