-- Which other events has the person a live booking of that overlap this event?
SELECT DISTINCT e.reference
FROM booking b
JOIN event e ON e.id = b.event_id
JOIN session theirs ON theirs.event_id = b.event_id
JOIN session ours ON ours.event_id = $2
WHERE b.person_id = $1 AND b.event_id <> $2
    AND b.state IN ('requested', 'confirmed', 'reconfirming', 'waitlisted', 'offered')
    AND theirs.starts_at < ours.ends_at AND ours.starts_at < theirs.ends_at
ORDER BY e.reference
