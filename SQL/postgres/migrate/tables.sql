-- How many tables are there, and is the table of migrations one of them? Each engine has its own catalogue.
SELECT count(*), count(*) FILTER (WHERE tablename = 'schema_migration')
FROM pg_catalog.pg_tables WHERE schemaname = current_schema()
