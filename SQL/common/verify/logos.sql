-- Which logos are there?
SELECT sha256, png FROM logo ORDER BY sha256
