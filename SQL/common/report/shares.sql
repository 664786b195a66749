-- How many people attended the course events of this financial year that were held, by number of places?
SELECT places, COUNT(*) AS events, CAST(SUM(attended) AS BIGINT) AS attended
FROM event
WHERE year = $1 AND status = 'delivered' AND kind IN ('course', 'master_class', 'train_the_trainer')
GROUP BY places
ORDER BY places
