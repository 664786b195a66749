-- Saves what identifies a person.
UPDATE person_detail SET email_key = $2, email = $3, name = $4, job_role = $5, manager_email = $6
WHERE person_id = $1
