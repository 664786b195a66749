-- How does every event between two dates stand, with its counters, drafts only where they may be seen? Those without
-- dates come with every first date and with no last one.
SELECT e.id, e.reference, e.kind, e.status, e.year, e.starts_at, e.ends_at, e.needs_approval, e.offer_minutes,
    e.places, e.bookable, e.has_allocations, e.arrivals, e.tickets, e.held, e.offered, e.waiting, e.priority,
    c.code, c.title, e.delivery, e.venue, e.first_date, e.minimum, e.reason,
    e.arrivals, e.requested, e.held, e.offered, e.waiting, e.walk_ins, e.attended, e.left_early, e.refused_late,
    e.did_not_attend, e.excused, e.cancelled_in_time, e.cancelled_late, e.cancelled_unjudged, e.event_cancelled,
    e.substituted, e.moved
FROM event e JOIN course c ON c.id = e.course_id
WHERE (CAST($1 AS TEXT) IS NULL OR e.first_date >= $1 OR e.first_date IS NULL)
    AND (CAST($2 AS TEXT) IS NULL OR e.first_date <= $2)
    AND (CAST($3 AS BIGINT) = 1 OR e.status <> 'draft')
ORDER BY e.id
