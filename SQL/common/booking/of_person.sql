-- Which bookings has this person, within the scope, the latest event first, and what became of their charges?
SELECT b.id, b.reference, co.title, b.first_date, a.code, b.state, b.outcome, c.state AS charge_state,
    c.amount AS charge_amount
FROM (
    SELECT x.id, x.agency_id, x.state, x.outcome, e.reference, e.course_id, e.first_date,
        coalesce(e.starts_at, 0) AS started
    FROM booking x JOIN event e ON e.id = x.event_id
    WHERE x.person_id = $1
        AND (CAST($2 AS BIGINT) IS NULL OR x.agency_id = $2) AND (CAST($3 AS BIGINT) IS NULL OR x.person_id = $3)
    ORDER BY started DESC, x.id LIMIT $4) b
JOIN course co ON co.id = b.course_id
JOIN agency a ON a.id = b.agency_id
LEFT JOIN charge c ON c.booking_id = b.id
ORDER BY b.started DESC, b.id, c.n
