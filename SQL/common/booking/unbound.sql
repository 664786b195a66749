-- Which bookings took their place while no policy was in force?
SELECT id, person_id, agency_id, state, until, ticket, successor, origin, replaces, outcome, priority, policy_id,
    band, job_role, booked_at, received_at, channel, placed_at, version, notice_by
FROM booking
WHERE policy_id IS NULL AND placed_at IS NOT NULL AND id > $1
ORDER BY id LIMIT $2
