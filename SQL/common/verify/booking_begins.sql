-- How do the bookings of these events begin, each way with one that does?
SELECT happened, state, min(booking_id) AS example
FROM booking_history
WHERE booking_id BETWEEN $1 * 1048576 AND $2 * 1048576 + 1048575 AND n = 1
GROUP BY happened, state
