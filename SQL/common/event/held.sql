-- Which events, after this one, were held, begun by this date and over by now?
SELECT id FROM event
WHERE status = 'delivered' AND first_date <= $1 AND ends_at <= $2 AND id > $3
ORDER BY id LIMIT $4
