-- Who registered themselves and is to be confirmed, within the scope, since when, and with how many
-- requests; or those behind one of them?
SELECT p.id, p.agency_id, p.staff_group, p.status, p.merged_into, p.version, d.email, d.name, d.job_role,
    d.manager_email, p.to_confirm, a.code, h.at,
    (SELECT count(*) FROM booking b WHERE b.person_id = p.id AND b.state = 'requested') AS requests
FROM person p
JOIN agency a ON a.id = p.agency_id
JOIN person_history h ON h.person_id = p.id AND h.n = 1
LEFT JOIN person_detail d ON d.person_id = p.id
WHERE p.to_confirm = 1 AND p.status = 'active'
    AND (CAST($1 AS BIGINT) IS NULL OR p.agency_id = $1) AND (CAST($2 AS BIGINT) IS NULL OR p.id = $2)
    AND (CAST($4 AS BIGINT) IS NULL OR (h.at, p.id) > (
        SELECT x.at, x.person_id FROM person_history x WHERE x.person_id = $4 AND x.n = 1))
ORDER BY h.at, p.id LIMIT $3
