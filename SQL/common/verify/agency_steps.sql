-- Which agencies have a history with a gap, or one that ends elsewhere than the agency?
SELECT 'agency ' || a.code || ': its history has ' || coalesce(h.steps, 0) || ' steps, it stands at ' || a.version
FROM agency a
LEFT JOIN (
    SELECT agency_id, count(*) AS steps, min(n) AS first, max(n) AS final FROM agency_history GROUP BY agency_id
) h ON h.agency_id = a.id
WHERE h.steps IS NULL OR h.first <> 1 OR h.final <> h.steps OR h.final <> a.version
ORDER BY a.id LIMIT 20
