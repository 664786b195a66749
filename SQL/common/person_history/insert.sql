-- Appends a step to the history of a person.
-- travels last
INSERT INTO person_history (person_id, n, at, actor, action, agency_id, detail) VALUES ($1, $2, $3, $4, $5, $6, $7)
