-- How many people are there, and which is the last?
SELECT count(*), coalesce(max(id), 0) FROM person
