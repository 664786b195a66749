-- Appends a step to the history of a booking.
-- travels last
INSERT INTO booking_history (booking_id, n, at, actor, happened, state, why)
VALUES ($1, $2, $3, $4, $5, $6, $7)
