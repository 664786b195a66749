-- What is recorded of the bookings of the events from this one to that besides the register, corrections last?
SELECT booking_id, n, kind, label, value, received_at, channel, written_at, at, actor FROM booking_fact
WHERE booking_id BETWEEN $1 * 1048576 AND $2 * 1048576 + 1048575
ORDER BY booking_id, n
