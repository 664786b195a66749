-- How is this event joined?
SELECT instructions, link FROM event_joining WHERE event_id = $1
