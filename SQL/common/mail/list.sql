-- What was mailed or is to be mailed, the newest first?
SELECT id, happened_at, topic, subject, due_at, attempts, last_at, last_word, done_at, gave_up_at
FROM mail
WHERE ($2 = 0 OR gave_up_at IS NOT NULL) AND (CAST($3 AS BIGINT) IS NULL OR id < $3)
ORDER BY id DESC LIMIT $1
