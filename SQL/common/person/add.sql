-- Adds a person with the staff group and where they stand.
INSERT INTO person (id, agency_id, staff_group, status, merged_into, version, to_confirm)
VALUES ($1, $2, $3, $4, $5, $6, $7)
