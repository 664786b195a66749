-- Takes out a portion of the windows that were over by then.
DELETE FROM rate_counter WHERE key IN (SELECT r.key FROM rate_counter r WHERE r.until <= $1 ORDER BY r.until LIMIT $2)
RETURNING taken
