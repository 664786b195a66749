-- Ends a role of a person, or of a record that was merged into theirs; which rows were live?
UPDATE user_role SET ended_at = $4, ended_by = $5
WHERE ended_at IS NULL AND role = $2
    AND (person_id = $1 OR person_id IN (SELECT p.id FROM person p WHERE p.merged_into = $1))
    AND (CAST($3 AS BIGINT) IS NULL OR agency_id = $3
        OR agency_id IN (SELECT a.id FROM agency a WHERE a.merged_into = $3))
RETURNING id
