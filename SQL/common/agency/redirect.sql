-- Lets the agencies that were merged into one stand for another.
UPDATE agency SET merged_into = $2 WHERE merged_into = $1
