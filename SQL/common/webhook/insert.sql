-- Adds a receiver.
INSERT INTO webhook (id, agency_id, url, secret, topics, label, added_at, added_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
