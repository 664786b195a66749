-- Which events are there from this one to that, with what decides on their charges?
SELECT e.id, e.reference, e.kind, e.status, e.year, e.starts_at, e.ends_at, e.needs_approval, e.offer_minutes,
    e.places, e.bookable, e.has_allocations, e.arrivals, e.tickets, e.held, e.offered, e.waiting, e.priority,
    c.title, c.fee, e.first_date
FROM event e JOIN course c ON c.id = e.course_id
WHERE e.id BETWEEN $1 AND $2
ORDER BY e.id
