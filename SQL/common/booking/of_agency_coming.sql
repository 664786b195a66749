-- Which bookings of events that start at a moment or later were made for this agency, within the scope, the next first,
-- behind one of an event that starts at the very moment?
SELECT b.id, e.reference, co.title, e.first_date, e.starts_at, d.name, b.state, b.outcome, b.job_role, b.booked_at
FROM (
    -- How many bookings of the agency come before each event, those of the first event left out: without a filter, no
    -- event behind those of one page need be read.
    SELECT e.id, e.reference, e.course_id, e.first_date, e.starts_at, CAST(
        sum(t.arrivals) OVER (ORDER BY e.starts_at, e.id) - t.arrivals
            - first_value(t.arrivals) OVER (ORDER BY e.starts_at, e.id) AS BIGINT) AS ahead
    FROM event e JOIN event_tally t ON t.event_id = e.id AND t.agency_id = $1
    WHERE e.starts_at >= $2 AND (CAST($6 AS TEXT) IS NULL OR e.reference = $6)
        AND (CAST($8 AS BIGINT) IS NULL OR e.starts_at > $2 OR e.id >= $8 / 1048576)) e
JOIN booking b ON b.agency_id = $1 AND b.id BETWEEN e.id * 1048576 AND e.id * 1048576 + 1048575
JOIN course co ON co.id = e.course_id
LEFT JOIN person_detail d ON d.person_id = b.person_id
WHERE (e.ahead < $9 OR CAST($5 AS TEXT) IS NOT NULL OR CAST($7 AS TEXT) IS NOT NULL)
    AND (CAST($3 AS BIGINT) IS NULL OR b.agency_id = $3) AND (CAST($4 AS BIGINT) IS NULL OR b.person_id = $4)
    AND (CAST($5 AS TEXT) IS NULL OR b.state = $5)
    AND (CAST($7 AS TEXT) IS NULL OR lower(d.name) LIKE $7 ESCAPE '\' OR d.email_key LIKE $7 ESCAPE '\'
        OR lower(co.title) LIKE $7 ESCAPE '\')
    AND (CAST($8 AS BIGINT) IS NULL OR e.starts_at > $2 OR b.id > $8)
ORDER BY e.starts_at, e.id, b.id LIMIT $9
