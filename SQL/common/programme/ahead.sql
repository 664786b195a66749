-- Which events are published and start after this moment, by start, with what people look for?
SELECT e.id, e.reference, e.kind, e.status, e.year, e.starts_at, e.ends_at, e.needs_approval, e.offer_minutes,
    e.places, e.bookable, e.has_allocations, e.arrivals, e.tickets, e.held, e.offered, e.waiting, e.priority,
    c.code, c.title, c.level, c.topic, c.target_groups, c.fee, e.delivery, e.venue, e.first_date
FROM event e JOIN course c ON c.id = e.course_id
WHERE e.starts_at > $1 AND e.status = 'published'
ORDER BY e.starts_at, e.reference
