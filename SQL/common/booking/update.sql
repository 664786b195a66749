-- Saves a changed booking; whose it is and which event it claims never change.
UPDATE booking SET
    state = $5, until = $6, ticket = $7, successor = $8, outcome = $11, policy_id = $13, band = $14,
    placed_at = $17, received_at = $18, channel = $19, version = $20, notice_by = $21
WHERE id = $1 AND event_id = $2 AND person_id = $3 AND agency_id = $4 AND origin = $9
    AND coalesce(replaces, 0) = coalesce($10, 0) AND priority = $12 AND job_role = $15 AND booked_at = $16
