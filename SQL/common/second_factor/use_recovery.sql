-- Leaves the recovery codes that are not used, where they are as they were read.
UPDATE second_factor SET recovery = $2 WHERE person_id = $1 AND recovery = $3 RETURNING person_id
