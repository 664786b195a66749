-- How many are there in the window that lasts?
SELECT taken FROM rate_counter WHERE key = $1 AND until > $2
