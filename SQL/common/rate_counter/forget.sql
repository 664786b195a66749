-- Begins to count anew.
DELETE FROM rate_counter WHERE key = $1
