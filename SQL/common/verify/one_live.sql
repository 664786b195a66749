-- Which people have more than one live booking of one of these events?
SELECT 'event ' || e.reference || ': person ' || b.person_id || ' has ' || b.live || ' live bookings'
FROM (
    SELECT event_id, person_id, count(*) AS live
    FROM booking
    WHERE id BETWEEN $1 * 1048576 AND $2 * 1048576 + 1048575
        AND state IN ('requested', 'confirmed', 'reconfirming', 'waitlisted', 'offered')
    GROUP BY event_id, person_id
    HAVING count(*) > 1) b
JOIN event e ON e.id = b.event_id
ORDER BY b.event_id, b.person_id LIMIT 20
