-- Which months before this date are to be summed: those with events that are over and not in a sum, and those whose sum
-- no longer stands?
SELECT DISTINCT year, month FROM event
WHERE summed = 0 AND first_date < $1 AND status IN ('delivered', 'cancelled')
UNION
SELECT year, month FROM month_sum WHERE stands = 0
ORDER BY 1, 2
LIMIT $2
