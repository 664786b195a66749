-- Which roles has a person? Those of records that were merged into theirs count; so do those for merged agencies.
SELECT DISTINCT u.role, coalesce(a.merged_into, a.id) AS agency
FROM user_role u LEFT JOIN agency a ON a.id = u.agency_id
WHERE u.ended_at IS NULL
    AND (u.person_id = $1 OR u.person_id IN (SELECT p.id FROM person p WHERE p.merged_into = $1))
ORDER BY u.role, agency
