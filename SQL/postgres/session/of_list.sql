-- When are the sessions of the events of this list, in local time? The list is read as an array, which the other engine
-- does not have.
SELECT event_id, starts_local, ends_local FROM session
WHERE event_id = ANY (CAST(string_to_array($1, ',') AS BIGINT[]))
ORDER BY event_id, n
