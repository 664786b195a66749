-- Which of these events have a history with a gap, or none?
SELECT 'event ' || e.reference || ': its history has ' || coalesce(h.steps, 0) || ' steps up to '
    || coalesce(h.final, 0)
FROM event e
LEFT JOIN (
    SELECT event_id, count(*) AS steps, min(n) AS first, max(n) AS final
    FROM event_history WHERE event_id BETWEEN $1 AND $2 GROUP BY event_id) h ON h.event_id = e.id
WHERE e.id BETWEEN $1 AND $2 AND (h.steps IS NULL OR h.first <> 1 OR h.final <> h.steps)
ORDER BY e.id LIMIT 20
