-- Lets the records that were merged into one person stand for another.
UPDATE person SET merged_into = $2 WHERE merged_into = $1
