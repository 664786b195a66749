-- What do those need who may still come to this event, within the scope, in order of arrival?
SELECT n.needs, n.consented_at, n.booking_id, d.name
FROM access_need n
JOIN booking b ON b.id = n.booking_id
LEFT JOIN person_detail d ON d.person_id = b.person_id
WHERE n.booking_id BETWEEN $1 * 1048576 AND $1 * 1048576 + 1048575
    AND b.state IN ('requested', 'confirmed', 'reconfirming', 'waitlisted', 'offered')
    AND (CAST($2 AS BIGINT) IS NULL OR b.person_id = $2)
ORDER BY n.booking_id
