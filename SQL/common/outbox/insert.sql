-- Puts a message into the outbox, due at once.
-- travels last
INSERT INTO outbox (at, topic, subject, payload, due_at) VALUES ($1, $2, $3, $4, $5)
