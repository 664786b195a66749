-- What was done to this record, by this actor or by anybody, in this time, before this record; the newest first?
SELECT id, at, actor, action, subject, detail FROM audit
WHERE subject = $1
    AND (CAST($2 AS TEXT) IS NULL OR actor = $2)
    AND (CAST($3 AS BIGINT) IS NULL OR at >= $3) AND (CAST($4 AS BIGINT) IS NULL OR at < $4)
    AND (CAST($5 AS BIGINT) IS NULL OR id < $5)
ORDER BY id DESC LIMIT $6
