-- Keeps that a payment was taken back, or a part of it sent back.
INSERT INTO payment_return (id, payment_id, kind, reference, amount, returned_on, reason, at, actor)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
