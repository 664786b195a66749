-- Which bookings of these events have marks with a gap or of a session that is not there, or an outcome without a mark?
SELECT 'booking ' || e.reference || '-' || (b.id % 1048576) || ': its outcome is ' || b.outcome
    || ', which its marks do not bear out'
FROM booking b
JOIN event e ON e.id = b.event_id
LEFT JOIN (
    SELECT booking_id, max(session_n) AS sessions, max(CASE WHEN first <> 1 OR final <> marks THEN 1 ELSE 0 END) AS gap
    FROM (
        SELECT booking_id, session_n, min(n) AS first, max(n) AS final, count(*) AS marks
        FROM attendance WHERE booking_id BETWEEN $1 * 1048576 AND $2 * 1048576 + 1048575
        GROUP BY booking_id, session_n) each_session
    GROUP BY booking_id) m ON m.booking_id = b.id
WHERE b.id BETWEEN $1 * 1048576 AND $2 * 1048576 + 1048575
    AND ((m.booking_id IS NULL AND b.outcome <> 'not_recorded') OR m.gap = 1)
ORDER BY b.id LIMIT 20
