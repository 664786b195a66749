-- Saves a changed person; a change meanwhile shows as no row coming back.
UPDATE person SET agency_id = $2, staff_group = $3, status = $4, merged_into = $5, version = $6,
    to_confirm = $7
WHERE id = $1 AND version = $6 - 1
RETURNING version
