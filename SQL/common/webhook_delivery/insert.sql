-- Puts a message on its way to a receiver.
INSERT INTO webhook_delivery (id, webhook_id, outbox_id, due_at, claims, attempts) VALUES ($1, $2, $3, $4, 0, 0)
