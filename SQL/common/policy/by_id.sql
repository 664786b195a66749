-- Which policy has this id?
SELECT id, name, from_date, document, added_at, added_by FROM policy WHERE id = $1
