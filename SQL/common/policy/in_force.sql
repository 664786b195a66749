-- Which policy is in force on this local date?
SELECT id FROM policy WHERE from_date <= $1 ORDER BY from_date DESC LIMIT 1
