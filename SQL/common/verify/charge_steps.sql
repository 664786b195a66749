-- Which charges of these events have a history with a gap, or one that does not end where the charge stands?
SELECT 'charge of ' || e.reference || '-' || (c.booking_id % 1048576) || '/' || c.n || ': its history has '
    || coalesce(h.steps, 0) || ' steps up to ' || coalesce(h.final, 0) || ', it stands at ' || c.version || ' ('
    || c.state || ')'
FROM charge c
JOIN event e ON e.id = c.event_id
LEFT JOIN (
    SELECT charge_id, count(*) AS steps, min(n) AS first, max(n) AS final
    FROM charge_history WHERE charge_id IN (SELECT id FROM charge WHERE event_id BETWEEN $1 AND $2)
    GROUP BY charge_id) h ON h.charge_id = c.id
LEFT JOIN charge_history l ON l.charge_id = c.id AND l.n = c.version
WHERE c.event_id BETWEEN $1 AND $2
    AND (h.steps IS NULL OR h.first <> 1 OR h.final <> h.steps OR h.final <> c.version OR l.state IS NULL
        OR l.state <> c.state)
ORDER BY c.id LIMIT 20
