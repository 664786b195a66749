-- Adds a session to an event.
INSERT INTO session (event_id, n, starts_local, ends_local, starts_at, ends_at) VALUES ($1, $2, $3, $4, $5, $6)
