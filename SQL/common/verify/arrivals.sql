-- Which bookings of these events have an arrival number beyond those given?
SELECT 'booking ' || e.reference || '-' || (b.id % 1048576) || ' arrived after the last of ' || e.arrivals
FROM booking b
JOIN event e ON e.id = b.event_id
WHERE b.id BETWEEN $1 * 1048576 AND $2 * 1048576 + 1048575 AND b.id % 1048576 > e.arrivals
ORDER BY b.id LIMIT 20
