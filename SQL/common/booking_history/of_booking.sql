-- What happened to this booking?
SELECT n, at, actor, happened, state, why FROM booking_history WHERE booking_id = $1 ORDER BY n
