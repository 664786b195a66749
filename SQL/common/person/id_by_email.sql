-- Who has this case-folded e-mail address?
SELECT person_id FROM person_detail WHERE email_key = $1
