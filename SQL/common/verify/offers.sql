-- Which bookings of these events have an offer pending without being offered a place, or the other way round?
SELECT 'booking ' || e.reference || '-' || (b.id % 1048576) || ' is ' || b.state || ' with '
    || coalesce(o.pending, 0) || ' offers pending'
FROM booking b
JOIN event e ON e.id = b.event_id
LEFT JOIN (
    SELECT booking_id, count(*) AS pending, max(until) AS until, max(n) AS final
    FROM offer
    WHERE booking_id BETWEEN $1 * 1048576 AND $2 * 1048576 + 1048575 AND state = 'pending'
    GROUP BY booking_id) o ON o.booking_id = b.id
WHERE b.id BETWEEN $1 * 1048576 AND $2 * 1048576 + 1048575
    AND ((b.state = 'offered' AND (o.pending IS NULL OR o.pending <> 1 OR o.until <> b.until))
        OR (b.state <> 'offered' AND o.pending IS NOT NULL))
ORDER BY b.id LIMIT 20
