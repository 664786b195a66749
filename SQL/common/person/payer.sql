-- How is this person addressed?
SELECT name, email FROM person_detail WHERE person_id = $1
