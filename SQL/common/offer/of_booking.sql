-- Which offers did this booking have?
SELECT n, made_at, until, state, ended_at FROM offer WHERE booking_id = $1 ORDER BY n
