-- Which policies are there, by the date from which they apply?
SELECT id, name, from_date, document, added_at, added_by FROM policy ORDER BY from_date
