-- Gives a person a role.
INSERT INTO user_role (id, person_id, role, agency_id, given_at, given_by) VALUES ($1, $2, $3, $4, $5, $6)
