-- Which events have an offer or a yes to new dates that ran out, or a request undecided when they started?
SELECT DISTINCT event_id FROM booking WHERE until IS NOT NULL AND until <= $1
UNION
SELECT id FROM event WHERE requested > 0 AND starts_at <= $1
UNION
SELECT e.id FROM allocation a JOIN event e ON e.id = a.event_id
WHERE a.release_at <= $1 AND e.starts_at > $1 AND e.waiting > 0 AND e.held + e.offered < e.bookable
ORDER BY 1 LIMIT $2
