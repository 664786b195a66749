-- What does the evidence say of the bookings of the events from this one to that, corrections last?
SELECT booking_id, session_n, mark, minutes FROM attendance
WHERE booking_id BETWEEN $1 * 1048576 AND $2 * 1048576 + 1048575
ORDER BY booking_id, session_n, n
