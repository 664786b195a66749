-- Which tokens were given out, the newest first, and whom do they concern?
SELECT t.id, t.role, t.agency_id, t.person_id, t.label, t.made_at, t.expires_at, t.revoked_at, a.code, d.email
FROM token t
LEFT JOIN agency a ON a.id = t.agency_id
LEFT JOIN person_detail d ON d.person_id = t.person_id
ORDER BY t.id DESC
