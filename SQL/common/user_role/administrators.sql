-- How many active people besides this one are administrators?
SELECT count(DISTINCT p.id)
FROM user_role u
JOIN person named ON named.id = u.person_id
JOIN person p ON p.id = coalesce(named.merged_into, named.id)
WHERE u.ended_at IS NULL AND u.role = 'administrator' AND p.status = 'active' AND p.id <> $1
