-- Which session that has not ended has this token, and whose is it? A merged record stands for the one it went into.
SELECT s.id, s.began_at, s.seen_at, s.ends_at, s.idle_minutes, s.second_factor_at, s.label, s.address, p.id, p.status,
    p.agency_id, d.email, d.name,
    CASE WHEN EXISTS (
        SELECT 1 FROM second_factor f JOIN person o ON o.id = f.person_id
        WHERE (o.id = p.id OR o.merged_into = p.id) AND f.confirmed_at IS NOT NULL) THEN 1 ELSE 0 END AS confirmed
FROM web_session s
LEFT JOIN person named ON named.id = s.person_id
LEFT JOIN person p ON p.id = coalesce(named.merged_into, named.id)
LEFT JOIN person_detail d ON d.person_id = p.id
WHERE s.token_hash = $1 AND s.ended_at IS NULL
