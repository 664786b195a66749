-- Lets the wishes of one person be another's.
UPDATE interest SET person_id = $2 WHERE person_id = $1
