-- When are the sessions of this event, in local time and as moments?
SELECT starts_local, ends_local, starts_at, ends_at FROM session WHERE event_id = $1 ORDER BY n
