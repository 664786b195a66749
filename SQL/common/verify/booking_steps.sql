-- Which bookings of these events have a history with a gap, or one that does not end where the booking stands?
SELECT 'booking ' || e.reference || '-' || (b.id % 1048576) || ': its history has ' || coalesce(h.steps, 0)
    || ' steps up to ' || coalesce(h.final, 0) || ', it stands at ' || b.version || ' (' || b.state || ')'
FROM booking b
JOIN event e ON e.id = b.event_id
LEFT JOIN (
    SELECT booking_id, count(*) AS steps, min(n) AS first, max(n) AS final
    FROM booking_history WHERE booking_id BETWEEN $1 * 1048576 AND $2 * 1048576 + 1048575
    GROUP BY booking_id) h ON h.booking_id = b.id
LEFT JOIN booking_history l ON l.booking_id = b.id AND l.n = b.version
WHERE b.id BETWEEN $1 * 1048576 AND $2 * 1048576 + 1048575
    AND (h.steps IS NULL OR h.first <> 1 OR h.final <> h.steps OR h.final <> b.version OR l.state IS NULL
        OR l.state <> b.state)
ORDER BY b.id LIMIT 20
