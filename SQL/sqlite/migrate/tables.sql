-- How many tables are there, and is the table of migrations one of them? Each engine has its own catalogue.
SELECT count(*), coalesce(sum(name = 'schema_migration'), 0)
FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
