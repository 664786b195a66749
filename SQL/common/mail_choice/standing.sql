-- Does this person want what is of this list, as they said last, within the scope?
SELECT wanted FROM mail_choice
WHERE person_id = $1 AND list = $2 AND (CAST($3 AS BIGINT) IS NULL OR person_id = $3)
ORDER BY n DESC LIMIT 1
