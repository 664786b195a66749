-- Takes away how an event is joined.
DELETE FROM event_joining WHERE event_id = $1
