-- Which schema are the tables in?
SELECT CAST(current_schema() AS TEXT)
