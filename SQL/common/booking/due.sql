-- Which bookings of this event have run out of time to answer?
SELECT id, person_id, agency_id, state, until, ticket, successor, origin, replaces, outcome, priority, policy_id,
    band, job_role, booked_at, received_at, channel, placed_at, version, notice_by
FROM booking
WHERE id BETWEEN $1 * 1048576 AND $1 * 1048576 + 1048575 AND until IS NOT NULL AND until <= $2
ORDER BY until, id
