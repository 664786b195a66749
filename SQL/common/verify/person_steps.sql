-- Which of these people have a history with a gap, or one that ends elsewhere than the person?
SELECT 'person ' || p.id || ': their history has ' || coalesce(h.steps, 0) || ' steps, they stand at ' || p.version
FROM person p
LEFT JOIN (
    SELECT person_id, count(*) AS steps, min(n) AS first, max(n) AS final
    FROM person_history WHERE person_id BETWEEN $1 AND $2 GROUP BY person_id) h ON h.person_id = p.id
WHERE p.id BETWEEN $1 AND $2 AND (h.steps IS NULL OR h.first <> 1 OR h.final <> h.steps OR h.final <> p.version)
ORDER BY p.id LIMIT 20
