-- Who waited for which course of some years and dates and got no place of any of its events in them, by these facts?
SELECT DISTINCT '{outer}' AS outer_group, '{inner}' AS inner_group, b.person_id, e.course_id
FROM event e
LEFT JOIN event_trainer x ON x.event_id = e.id AND '{trainers}' = 'told'
CROSS JOIN booking b
CROSS JOIN person p
WHERE e.year BETWEEN $1 AND $2 AND e.first_date BETWEEN $3 AND $4 AND e.status <> 'draft'
    AND e.kind IN ('course', 'master_class', 'train_the_trainer')
    AND b.event_id = e.id AND b.state = 'waitlisted' AND p.id = b.person_id
    AND e.waiting > 0 AND e.status IN ('delivered', 'cancelled')
    AND NOT EXISTS (
        SELECT 1 FROM booking o JOIN event f ON f.id = o.event_id
        WHERE o.person_id = b.person_id AND f.course_id = e.course_id
            AND f.year BETWEEN $1 AND $2 AND f.first_date BETWEEN $3 AND $4
            AND o.state IN ('confirmed', 'reconfirming'))
