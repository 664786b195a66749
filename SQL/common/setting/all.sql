-- What are the settings as they stand?
SELECT s.name, s.n, s.value, s.set_at, s.set_by
FROM setting s
WHERE s.n = (SELECT max(n) FROM setting WHERE name = s.name)
ORDER BY s.name
