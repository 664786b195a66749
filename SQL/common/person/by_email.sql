-- Whose is this case-folded e-mail address, within the scope? A merged record stands for the one it was merged into.
SELECT p.id, p.agency_id, p.staff_group, p.status, p.merged_into, p.version, d.email, d.name, d.job_role,
    d.manager_email, p.to_confirm
FROM person p LEFT JOIN person_detail d ON d.person_id = p.id
WHERE p.id = (
        SELECT coalesce(named.merged_into, named.id)
        FROM person_detail known JOIN person named ON named.id = known.person_id
        WHERE known.email_key = $1)
    AND (CAST($2 AS BIGINT) IS NULL OR p.agency_id = $2) AND (CAST($3 AS BIGINT) IS NULL OR p.id = $3)
