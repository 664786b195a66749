-- What was mailed or is to be mailed about this subject, the newest first?
SELECT id, happened_at, topic, subject, due_at, attempts, last_at, last_word, done_at, gave_up_at
FROM mail WHERE subject = $2 ORDER BY id DESC LIMIT $1
