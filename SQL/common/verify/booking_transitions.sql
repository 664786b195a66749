-- Which steps did the bookings of these events take from which state to which, each with one that took it?
SELECT p.state, h.happened, h.state AS next_state, min(h.booking_id) AS example
FROM booking_history h
JOIN booking_history p ON p.booking_id = h.booking_id AND p.n = h.n - 1
WHERE h.booking_id BETWEEN $1 * 1048576 AND $2 * 1048576 + 1048575
GROUP BY p.state, h.happened, h.state
