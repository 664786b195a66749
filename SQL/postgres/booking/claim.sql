-- What must be known to decide on a booking of this event by this person for this agency today? Nothing is told of a
-- record or an agency that was merged or is not there: booking/claim_merged looks for what those stand for.
-- It locks the row of the event, those of several in ascending order, and is written so that several may be asked at
-- once. What it reads beside that row may be older than the lock: the index booking_one_live has the last word on a
-- second booking.
-- asked together
SELECT e.id, e.reference, e.kind, e.status, e.year, e.starts_at, e.ends_at, e.needs_approval, e.offer_minutes,
    e.places, e.bookable, e.has_allocations, e.arrivals, e.tickets, e.held, e.offered, e.waiting, e.priority,
    p.id AS person_id, p.agency_id AS person_agency, a.id AS agency_id, a.code, a.sector, a.band,
    (SELECT b.id FROM booking b
        WHERE b.event_id = e.id AND b.person_id = p.id
            AND b.state IN ('requested', 'confirmed', 'reconfirming', 'waitlisted', 'offered')) AS live,
    (SELECT id FROM policy WHERE from_date <= asked.column4 ORDER BY from_date DESC LIMIT 1) AS policy,
    p.to_confirm,
    asked.column5 AS place
FROM (VALUES ($1, $2, $3, $4, $5)) AS asked
JOIN event e ON e.id = asked.column1
LEFT JOIN person_detail d ON d.email_key = asked.column2
LEFT JOIN person p ON p.id = d.person_id AND p.merged_into IS NULL
LEFT JOIN agency a ON a.code = asked.column3 AND a.status = 'active'
ORDER BY e.id
FOR UPDATE OF e
