-- Adds to what a person wants of a list; of two who say so at the same moment, one is kept.
INSERT INTO mail_choice (person_id, list, n, wanted, at, actor)
SELECT CAST($1 AS BIGINT), CAST($2 AS TEXT), coalesce(max(c.n), 0) + 1, CAST($3 AS BIGINT), CAST($4 AS BIGINT),
    CAST($5 AS TEXT)
FROM mail_choice c WHERE c.person_id = $1 AND c.list = $2
ON CONFLICT (person_id, list, n) DO NOTHING
