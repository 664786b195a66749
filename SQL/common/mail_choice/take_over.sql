-- Lets one person want none of the lists of which another wanted none: they are one person from now on.
INSERT INTO mail_choice (person_id, list, n, wanted, at, actor)
SELECT CAST($2 AS BIGINT), f.list,
    coalesce((SELECT max(o.n) FROM mail_choice o WHERE o.person_id = $2 AND o.list = f.list), 0) + 1, 0,
    CAST($3 AS BIGINT), CAST($4 AS TEXT)
FROM mail_choice f
WHERE f.person_id = $1 AND f.wanted = 0
    AND f.n = (SELECT max(o.n) FROM mail_choice o WHERE o.person_id = $1 AND o.list = f.list)
    AND coalesce((
        SELECT o.wanted FROM mail_choice o WHERE o.person_id = $2 AND o.list = f.list ORDER BY o.n DESC LIMIT 1), 1) = 1
