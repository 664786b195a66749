-- What is this message of the queue about, and where does it stand?
SELECT id, happened_at, topic, subject, due_at, attempts, last_at, last_word, done_at, gave_up_at
FROM mail
WHERE id = $1
