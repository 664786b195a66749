-- Which booking has this id, within the scope?
SELECT id, person_id, agency_id, state, until, ticket, successor, origin, replaces, outcome, priority, policy_id,
    band, job_role, booked_at, received_at, channel, placed_at, version, notice_by
FROM booking
WHERE id = $1
    AND (CAST($2 AS BIGINT) IS NULL OR agency_id = $2) AND (CAST($3 AS BIGINT) IS NULL OR person_id = $3)
