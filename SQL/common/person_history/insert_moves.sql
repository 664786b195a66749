-- Appends to the history of everybody who works for one agency that they work for another from now on.
INSERT INTO person_history (person_id, n, at, actor, action, agency_id, detail)
SELECT id, version + 1, CAST($3 AS BIGINT), CAST($4 AS TEXT), 'moved', CAST($2 AS BIGINT), CAST($5 AS TEXT)
FROM person WHERE agency_id = $1 AND status = 'active'
