-- Says which number of a locked series was given last.
UPDATE number_series SET last = $2 WHERE series = $1
