-- Which files came with the disputes of this charge?
SELECT n, name, media_type, size, at FROM charge_file WHERE charge_id = $1 ORDER BY n
