-- Who has which roles that are given, by name? One row a role.
SELECT DISTINCT p.id, p.status, d.email, d.name, own.code, u.role, a.code,
    CASE WHEN EXISTS (
        SELECT 1 FROM second_factor f JOIN person o ON o.id = f.person_id
        WHERE coalesce(o.merged_into, o.id) = p.id AND f.confirmed_at IS NOT NULL) THEN 1 ELSE 0 END AS confirmed
FROM user_role u
JOIN person named ON named.id = u.person_id
JOIN person p ON p.id = coalesce(named.merged_into, named.id)
JOIN agency own ON own.id = p.agency_id
LEFT JOIN person_detail d ON d.person_id = p.id
LEFT JOIN agency given ON given.id = u.agency_id
LEFT JOIN agency a ON a.id = coalesce(given.merged_into, given.id)
WHERE u.ended_at IS NULL AND (CAST($1 AS BIGINT) IS NULL OR p.id = $1)
ORDER BY d.name, p.id, u.role, a.code
