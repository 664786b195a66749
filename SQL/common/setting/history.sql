-- Which values did this setting have?
SELECT name, n, value, set_at, set_by FROM setting WHERE name = $1 ORDER BY n
