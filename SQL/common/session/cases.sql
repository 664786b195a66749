-- When are the sessions of the events from this one to that, in local time?
SELECT event_id, starts_local, ends_local FROM session WHERE event_id BETWEEN $1 AND $2 ORDER BY event_id, n
