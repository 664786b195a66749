-- Records money received.
INSERT INTO payment (id, agency_id, received_on, amount, reference, recorded_at, recorded_by)
VALUES ($1, $2, $3, $4, $5, $6, $7)
