-- How many wait before this ticket?
SELECT count(*) FROM booking
WHERE event_id = $1 AND state = 'waitlisted' AND (priority, ticket) < ($2, $3)
