-- Adds a booking.
-- travels together
INSERT INTO booking (id, event_id, person_id, agency_id, state, until, ticket, successor, origin, replaces, outcome,
    priority, policy_id, band, job_role, booked_at, placed_at, received_at, channel, version, notice_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
