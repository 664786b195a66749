-- Which rows refer to one that is not there? The engine's own check; the other engine never lets go of its references.
SELECT 'row ' || coalesce(f.rowid, '?') || ' of ' || f.[table] || ' refers to a row of ' || f.parent
    || ' that is not there'
FROM pragma_foreign_key_check f LIMIT 20
