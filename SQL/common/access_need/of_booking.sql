-- What does the owner of this booking need, within the scope?
SELECT n.needs, n.consented_at FROM access_need n JOIN booking b ON b.id = n.booking_id
WHERE n.booking_id = $1 AND (CAST($2 AS BIGINT) IS NULL OR b.person_id = $2)
