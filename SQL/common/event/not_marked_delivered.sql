-- Which events are over by now and neither cancelled nor marked as delivered?
SELECT reference FROM event
WHERE status IN ('published', 'closed') AND first_date <= $1 AND ends_at <= $2
ORDER BY reference
