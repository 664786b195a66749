-- What was mailed or is to be mailed, in this state or in any, the newest first?
SELECT id, happened_at, topic, subject, due_at, attempts, last_at, last_word, done_at, gave_up_at
FROM mail
WHERE (CAST($2 AS TEXT) IS NULL
        OR $2 = CASE
            WHEN done_at IS NOT NULL THEN 'delivered' WHEN gave_up_at IS NOT NULL THEN 'given_up' ELSE 'waiting' END)
    AND (CAST($3 AS BIGINT) IS NULL OR id < $3)
ORDER BY id DESC LIMIT $1
