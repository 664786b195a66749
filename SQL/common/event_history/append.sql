-- Appends a step to the history of an event.
INSERT INTO event_history (event_id, n, at, actor, action, detail)
VALUES ($1, (SELECT coalesce(max(n), 0) + 1 FROM event_history WHERE event_id = $1), $2, $3, $4, $5)
