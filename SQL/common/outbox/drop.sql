-- Takes out a message that nobody wants.
DELETE FROM outbox WHERE id = $1
