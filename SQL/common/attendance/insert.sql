-- Appends what the evidence says of a booking at a session.
INSERT INTO attendance (booking_id, session_n, n, mark, minutes, at, actor) VALUES ($1, $2, $3, $4, $5, $6, $7)
