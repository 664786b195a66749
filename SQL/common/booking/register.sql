-- Which bookings has this event, as its register shows them, within the scope, behind a number, in order of arrival?
SELECT b.id, e.reference, d.name, a.code, b.job_role, b.state, b.origin, b.outcome
FROM booking b
JOIN event e ON e.id = b.event_id
JOIN agency a ON a.id = b.agency_id
LEFT JOIN person_detail d ON d.person_id = b.person_id
WHERE b.id > $1 * 1048576 + $5 AND b.id <= $1 * 1048576 + 1048575
    AND (CAST($2 AS BIGINT) IS NULL OR b.agency_id = $2) AND (CAST($3 AS BIGINT) IS NULL OR b.person_id = $3)
    AND (CAST($4 AS TEXT) IS NULL OR b.state = $4)
ORDER BY b.id LIMIT $6
