-- Takes away a portion of what was needed at events that ended by then, and for bookings that ended.
DELETE FROM access_need
WHERE booking_id IN (
    SELECT n.booking_id
    FROM access_need n
    JOIN booking b ON b.id = n.booking_id
    JOIN event e ON e.id = b.event_id
    WHERE e.ends_at <= $1 OR b.state NOT IN ('requested', 'confirmed', 'reconfirming', 'waitlisted', 'offered')
    ORDER BY n.booking_id LIMIT $2)
RETURNING booking_id
