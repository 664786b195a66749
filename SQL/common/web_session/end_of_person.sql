-- Ends every session of a person but one; no session has the number 0.
UPDATE web_session SET ended_at = $2, address = NULL
WHERE ended_at IS NULL AND id <> $3
    AND (person_id = $1 OR person_id IN (SELECT p.id FROM person p WHERE p.merged_into = $1))
RETURNING id
