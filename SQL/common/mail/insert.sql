-- Puts a message into the queue of mail.
INSERT INTO mail (id, topic, subject, happened_at, message_id, due_at, claims, attempts, address, token, code,
    expires_at)
VALUES ($1, $2, $3, $4, $5, $6, 0, 0, $7, $8, $9, $10)
