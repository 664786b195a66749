-- Who waits for a place of this event, in order?
SELECT b.id, b.ticket, b.priority, b.agency_id, a.sector
FROM booking b JOIN agency a ON a.id = b.agency_id
WHERE b.event_id = $1 AND b.state = 'waitlisted'
ORDER BY b.priority, b.ticket LIMIT $2
