-- Which policies are there, each with the hash of its document?
SELECT id, name, from_date, document, sha256, added_at FROM policy ORDER BY id
