-- Ends sessions that are over, and those that were used after a moment that lies ahead.
UPDATE web_session SET ended_at = $1, address = NULL
WHERE ended_at IS NULL AND (ends_at <= $1 OR seen_at + idle_minutes * 60000000 <= $1 OR seen_at > $2)
RETURNING id
