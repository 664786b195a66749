-- What do the bookings of these events come to?
SELECT event_id, agency_id, state, origin, outcome, count(*) AS bookings
FROM booking
WHERE id BETWEEN $1 * 1048576 AND $2 * 1048576 + 1048575
GROUP BY event_id, agency_id, state, origin, outcome
