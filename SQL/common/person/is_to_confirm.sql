-- Is this person to be confirmed?
SELECT 1 FROM person WHERE id = $1 AND to_confirm = 1
