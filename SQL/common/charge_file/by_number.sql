-- What does this file of a charge hold?
SELECT n, name, media_type, size, at, bytes FROM charge_file WHERE charge_id = $1 AND n = $2
