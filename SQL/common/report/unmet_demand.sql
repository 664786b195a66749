-- How often did a person wait for a course of this financial year and get no place of any of its events in it?
SELECT COUNT(*) AS people FROM (
    SELECT DISTINCT b.person_id, e.course_id
    FROM event e
    JOIN booking b ON b.event_id = e.id AND b.state = 'waitlisted'
    WHERE e.year = $1 AND e.waiting > 0 AND e.status IN ('delivered', 'cancelled')
        AND e.kind NOT IN ('conference', 'briefing', 'e_learning')) w
WHERE NOT EXISTS (
    SELECT 1 FROM booking o JOIN event f ON f.id = o.event_id
    WHERE o.person_id = w.person_id AND f.course_id = w.course_id AND f.year = $1
        AND o.state IN ('confirmed', 'reconfirming'))
