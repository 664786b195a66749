-- What happened to this event?
SELECT n, at, actor, action, detail FROM event_history WHERE event_id = $1 ORDER BY n
