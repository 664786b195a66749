-- Records an attempt to cancel through a channel that does not count.
INSERT INTO cancel_attempt (booking_id, n, received_at, channel, notice_by, at, actor, why)
VALUES ($1, (SELECT coalesce(max(n), 0) + 1 FROM cancel_attempt WHERE booking_id = $1), $2, $3, $4, $5, $6, $7)
