-- Which events of this year, after this one, were held and are over by now?
SELECT id FROM event
WHERE year = $1 AND status = 'delivered' AND ends_at <= $2 AND id > $3
ORDER BY id LIMIT $4
