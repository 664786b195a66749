-- Who teaches this event, by name, as far as people are seen or the reader teaches it?
SELECT p.id, p.agency_id, p.staff_group, p.status, p.merged_into, p.version, d.email, d.name, d.job_role,
    d.manager_email, p.to_confirm
FROM event_trainer t
JOIN person p ON p.id = t.person_id
LEFT JOIN person_detail d ON d.person_id = p.id
WHERE t.event_id = $1
    AND (CAST($2 AS BIGINT) IS NULL OR p.agency_id = $2) AND (CAST($3 AS BIGINT) IS NULL OR p.id = $3)
ORDER BY coalesce(d.name, ''), p.id
