-- Which bookings of these events name a successor or a predecessor that does not name them?
SELECT 'booking ' || e.reference || '-' || (b.id % 1048576) || ' (' || b.state || ', ' || b.origin
    || ') and the booking it is linked to do not agree'
FROM booking b
JOIN event e ON e.id = b.event_id
LEFT JOIN booking s ON s.id = b.successor
LEFT JOIN booking p ON p.id = b.replaces
WHERE b.id BETWEEN $1 * 1048576 AND $2 * 1048576 + 1048575
    AND ((b.state = 'substituted' AND (s.id IS NULL OR s.replaces IS NULL OR s.replaces <> b.id
            OR s.origin <> 'substitute' OR s.event_id <> b.event_id))
        OR (b.state = 'moved' AND (s.id IS NULL OR s.replaces IS NULL OR s.replaces <> b.id OR s.origin <> 'moved'))
        OR (b.origin = 'substitute' AND (p.id IS NULL OR p.successor IS NULL OR p.successor <> b.id))
        -- Who moves inside the notice period leaves a late cancellation behind, which names no successor.
        OR (b.origin = 'moved' AND (p.id IS NULL OR p.person_id <> b.person_id
            OR (p.state <> 'cancelled_late' AND (p.successor IS NULL OR p.successor <> b.id))))
        OR (b.origin IN ('booked', 'walk_in') AND b.replaces IS NOT NULL))
ORDER BY b.id LIMIT 20
