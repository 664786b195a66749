-- When are the sessions of this event, in local time?
SELECT starts_local, ends_local FROM session WHERE event_id = $1 ORDER BY n
