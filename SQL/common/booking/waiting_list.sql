-- Who waits for a place of this event, in order, with names, within the scope?
SELECT b.id, b.ticket, b.priority, b.agency_id, a.sector, d.name, a.code, b.booked_at
FROM booking b
JOIN agency a ON a.id = b.agency_id
LEFT JOIN person_detail d ON d.person_id = b.person_id
WHERE b.event_id = $1 AND b.state = 'waitlisted'
    AND (CAST($2 AS BIGINT) IS NULL OR b.agency_id = $2) AND (CAST($3 AS BIGINT) IS NULL OR b.person_id = $3)
ORDER BY b.priority, b.ticket
