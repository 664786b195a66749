-- Which offers had the bookings of the events from this one to that, the latest last?
SELECT booking_id, n, made_at, until, state, ended_at FROM offer
WHERE booking_id BETWEEN $1 * 1048576 AND $2 * 1048576 + 1048575
ORDER BY booking_id, n
