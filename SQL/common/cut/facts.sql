-- What tells groups of events and bookings apart? Each line is what the cuts of this folder are grouped by: `{outer}`
-- and `{inner}` in them stand for two of these, and `{trainers}` for whether the trainers of an event are told apart.
SELECT
    e.course_id AS course,
    b.agency_id AS agency,
    coalesce(p.staff_group, '') AS staff_group,
    e.delivery AS mode,
    e.venue AS venue,
    coalesce(x.person_id, 0) AS trainer,
    e.first_date AS date,
    coalesce((SELECT substr(s.starts_local, 12, 2) FROM session s WHERE s.event_id = e.id AND s.n = 1), '') AS hour,
    CASE WHEN e.month >= 4 THEN e.year ELSE e.year + 1 END * 100 + e.month AS month
FROM event e
LEFT JOIN event_trainer x ON x.event_id = e.id
JOIN booking b ON b.event_id = e.id
JOIN person p ON p.id = b.person_id
WHERE e.id = $1
