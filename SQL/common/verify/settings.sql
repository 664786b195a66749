-- Which settings have a history with a gap?
SELECT 'setting ' || name || ': its history is not numbered 1 to ' || count(*)
FROM setting GROUP BY name HAVING min(n) <> 1 OR max(n) <> count(*) ORDER BY name LIMIT 20
