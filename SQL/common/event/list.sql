-- Which events are there, by year, course, status, dates and free places, drafts only where they may be seen?
SELECT e.id, e.reference, e.kind, e.status, e.year, e.starts_at, e.ends_at, e.needs_approval, e.offer_minutes,
    e.places, e.bookable, e.has_allocations, e.arrivals, e.tickets, e.held, e.offered, e.waiting, e.priority,
    c.code, c.title, e.delivery, e.venue, e.first_date, e.minimum
FROM event e JOIN course c ON c.id = e.course_id
WHERE (CAST($1 AS BIGINT) IS NULL OR e.year = $1)
    AND (CAST($2 AS BIGINT) IS NULL OR e.course_id = $2)
    AND (CAST($3 AS TEXT) IS NULL OR e.status = $3)
    AND (CAST($4 AS TEXT) IS NULL OR e.first_date >= $4)
    AND (CAST($5 AS TEXT) IS NULL OR e.first_date <= $5)
    AND (CAST($6 AS BIGINT) IS NULL
        OR (e.status = 'published' AND e.starts_at > $6 AND e.held + e.offered < e.bookable))
    AND (CAST($7 AS BIGINT) = 1 OR e.status <> 'draft')
    AND (CAST($9 AS TEXT) IS NULL
        OR (CASE WHEN e.starts_at IS NULL THEN 1 ELSE 0 END, coalesce(e.starts_at, 0), e.reference)
            > (CASE WHEN CAST($10 AS BIGINT) IS NULL THEN 1 ELSE 0 END, coalesce(CAST($10 AS BIGINT), 0), $9))
    AND (CAST($11 AS BIGINT) IS NULL
        OR EXISTS (SELECT 1 FROM event_trainer t WHERE t.event_id = e.id AND t.person_id = $11))
ORDER BY CASE WHEN e.starts_at IS NULL THEN 1 ELSE 0 END, e.starts_at, e.reference LIMIT $8
