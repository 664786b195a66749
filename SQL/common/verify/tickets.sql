-- Which waiting bookings of these events have a ticket that was never given, or one that another has too?
SELECT 'booking ' || e.reference || '-' || (b.id % 1048576) || ' waits with ticket ' || b.ticket || ' of '
    || e.tickets
FROM booking b
JOIN event e ON e.id = b.event_id
WHERE b.id BETWEEN $1 * 1048576 AND $2 * 1048576 + 1048575 AND b.state = 'waitlisted'
    AND (b.ticket < 1 OR b.ticket > e.tickets
        OR EXISTS (SELECT 1 FROM booking o
            WHERE o.event_id = b.event_id AND o.state = 'waitlisted' AND o.ticket = b.ticket AND o.id <> b.id))
ORDER BY b.id LIMIT 20
