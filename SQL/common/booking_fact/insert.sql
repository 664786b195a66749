-- Appends what somebody recorded of a booking besides the register.
INSERT INTO booking_fact (booking_id, n, kind, label, value, received_at, channel, written_at, at, actor)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
