-- Adds a person; what identifies them is kept apart.
INSERT INTO person (id, agency_id, staff_group, status, version) VALUES ($1, $2, $3, 'active', 1)
