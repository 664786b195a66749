-- What is the message?
SELECT id, at, topic, subject, payload FROM outbox WHERE id = $1
