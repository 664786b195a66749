-- Records that a place is held for a waiting person. Here the types of bare placeholders must be said.
INSERT INTO offer (booking_id, n, made_at, until, state)
SELECT CAST($1 AS BIGINT), coalesce(max(n), 0) + 1, CAST($2 AS BIGINT), CAST($3 AS BIGINT), 'pending'
FROM offer WHERE booking_id = $1
