-- What is recorded of this booking besides the register, corrections last, within the scope?
SELECT f.booking_id, f.n, f.kind, f.label, f.value, f.received_at, f.channel, f.written_at, f.at, f.actor
FROM booking_fact f
JOIN booking b ON b.id = f.booking_id
WHERE f.booking_id = $1 AND (CAST($2 AS BIGINT) IS NULL OR b.agency_id = $2)
    AND (CAST($3 AS BIGINT) IS NULL OR b.person_id = $3)
ORDER BY f.n
