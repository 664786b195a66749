-- May this role make roles, is there the service's group, and is there a role of the name given?
SELECT
    (SELECT CAST(CASE WHEN rolsuper OR rolcreaterole THEN 1 ELSE 0 END AS BIGINT)
        FROM pg_catalog.pg_roles WHERE rolname = current_user),
    (SELECT count(*) FROM pg_catalog.pg_roles WHERE rolname = 'turnout_service'),
    (SELECT count(*) FROM pg_catalog.pg_roles WHERE rolname = $1)
