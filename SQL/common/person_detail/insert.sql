-- Adds what identifies a person.
INSERT INTO person_detail (person_id, email_key, email, name, job_role, manager_email)
VALUES ($1, $2, $3, $4, $5, $6)
