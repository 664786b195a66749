-- Which people are there, by agency, by a part of the name or the address, within the scope?
SELECT p.id, p.agency_id, p.staff_group, p.status, p.merged_into, p.version, d.email, d.name, d.job_role,
    d.manager_email, p.to_confirm, a.code
FROM person p
JOIN agency a ON a.id = p.agency_id
LEFT JOIN person_detail d ON d.person_id = p.id
WHERE (CAST($1 AS BIGINT) IS NULL OR p.agency_id = $1)
    AND (CAST($2 AS BIGINT) IS NULL OR p.agency_id = $2) AND (CAST($3 AS BIGINT) IS NULL OR p.id = $3)
    AND (CAST($4 AS TEXT) IS NULL OR lower(d.name) LIKE $4 ESCAPE '\' OR d.email_key LIKE $4 ESCAPE '\')
    AND (CAST($5 AS BIGINT) = 1 OR p.status = 'active')
    AND (CAST($7 AS BIGINT) IS NULL OR (coalesce(d.name, ''), p.id) > (
        SELECT coalesce(y.name, ''), x.id FROM person x LEFT JOIN person_detail y ON y.person_id = x.id
        WHERE x.id = $7 AND (CAST($2 AS BIGINT) IS NULL OR x.agency_id = $2)
            AND (CAST($3 AS BIGINT) IS NULL OR x.id = $3)))
ORDER BY coalesce(d.name, ''), p.id LIMIT $6
