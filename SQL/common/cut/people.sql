-- How many bookings of the course events of some years and dates are there, by these facts, by status and size of the
-- event, and by how each booking stands? Every booking is looked at, because what it is grouped by is its person's.
SELECT '{outer}' AS outer_group, '{inner}' AS inner_group, e.status, e.places, b.state, b.origin, b.outcome,
    COUNT(*) AS bookings
FROM event e
LEFT JOIN event_trainer x ON x.event_id = e.id AND '{trainers}' = 'told'
CROSS JOIN booking b
CROSS JOIN person p
WHERE e.year BETWEEN $1 AND $2 AND e.first_date BETWEEN $3 AND $4 AND e.status <> 'draft'
    AND e.kind IN ('course', 'master_class', 'train_the_trainer')
    AND b.id > e.id * 1048576 AND b.id < (e.id + 1) * 1048576 AND p.id = b.person_id
GROUP BY outer_group, inner_group, e.status, e.places, b.state, b.origin, b.outcome
