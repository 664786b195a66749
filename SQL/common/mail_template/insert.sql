-- Writes a template; what stood before stays. Without a subject it is the one that ships.
INSERT INTO mail_template (kind, n, subject, body, set_at, set_by)
SELECT CAST($1 AS TEXT), coalesce(max(n), 0) + 1, CAST($2 AS TEXT), CAST($3 AS TEXT), CAST($4 AS BIGINT),
    CAST($5 AS TEXT)
FROM mail_template WHERE kind = $1
