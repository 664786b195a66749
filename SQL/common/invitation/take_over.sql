-- Lets the invitations of one person be another's.
UPDATE invitation SET person_id = $2 WHERE person_id = $1
