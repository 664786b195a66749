-- Records that a place is held for a waiting person.
INSERT INTO offer (booking_id, n, made_at, until, state)
SELECT $1, coalesce(max(n), 0) + 1, $2, $3, 'pending' FROM offer WHERE booking_id = $1
