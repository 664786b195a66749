-- Sets how many people of a staff group an agency had on a date; a row comes back only when something changed.
INSERT INTO workforce (agency_id, staff_group, as_of, headcount) VALUES ($1, $2, $3, $4)
ON CONFLICT (agency_id, staff_group, as_of) DO UPDATE SET headcount = excluded.headcount
    WHERE workforce.headcount <> excluded.headcount
RETURNING headcount
