-- Which events that have not begun hold places, by start?
SELECT id FROM event
WHERE starts_at > $1 AND held > 0 AND (status = 'published' OR status = 'closed')
ORDER BY starts_at, id
