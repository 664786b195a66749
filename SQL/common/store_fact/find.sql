-- What does the store know of itself under this name?
SELECT value FROM store_fact WHERE name = $1
