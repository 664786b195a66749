-- Takes out a portion of the sessions that had ended by then.
DELETE FROM web_session
WHERE id IN (SELECT s.id FROM web_session s WHERE s.ended_at <= $1 ORDER BY s.ended_at LIMIT $2)
RETURNING id
