-- When are the sessions of the events of this list, in local time? The list is read as a JSON array, which the other
-- engine knows under another name.
SELECT s.event_id, s.starts_local, s.ends_local
FROM json_each('[' || $1 || ']') l JOIN session s ON s.event_id = l.value
ORDER BY s.event_id, s.n
