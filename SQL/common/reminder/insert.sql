-- Records that somebody is reminded, once for each kind and start.
INSERT INTO reminder (booking_id, kind, starts_at, at) VALUES ($1, $2, $3, $4)
