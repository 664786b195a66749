-- Gives a session to the person who has its address by now.
UPDATE web_session SET person_id = $2, address = NULL WHERE id = $1 AND ended_at IS NULL AND person_id IS NULL
