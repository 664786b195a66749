-- Sets a setting; its earlier values stay.
INSERT INTO setting (name, n, value, set_at, set_by)
VALUES ($1, (SELECT coalesce(max(n), 0) + 1 FROM setting WHERE name = $1), $2, $3, $4)
