-- What was done by this actor or by anybody, in this time, before this record; the newest first?
SELECT id, at, actor, action, subject, detail FROM audit
WHERE (CAST($1 AS TEXT) IS NULL OR actor = $1)
    AND (CAST($2 AS BIGINT) IS NULL OR at >= $2) AND (CAST($3 AS BIGINT) IS NULL OR at < $3)
    AND (CAST($4 AS BIGINT) IS NULL OR id < $4)
ORDER BY id DESC LIMIT $5
