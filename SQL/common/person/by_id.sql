-- Which person has this id, within the scope?
SELECT p.id, p.agency_id, p.staff_group, p.status, p.merged_into, p.version, d.email, d.name, d.job_role,
    d.manager_email, p.to_confirm
FROM person p LEFT JOIN person_detail d ON d.person_id = p.id
WHERE p.id = $1
    AND (CAST($2 AS BIGINT) IS NULL OR p.agency_id = $2) AND (CAST($3 AS BIGINT) IS NULL OR p.id = $3)
