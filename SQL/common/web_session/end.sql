-- Ends a session.
UPDATE web_session SET ended_at = $2, address = NULL WHERE id = $1 AND ended_at IS NULL RETURNING id
