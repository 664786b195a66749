-- Appends a step to the history of an agency.
INSERT INTO agency_history (agency_id, n, at, actor, action, detail) VALUES ($1, $2, $3, $4, $5, $6)
