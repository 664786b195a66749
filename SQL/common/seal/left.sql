-- Which audit records are not sealed, when nobody else writes?
SELECT a.id, a.at, a.actor, a.action, a.subject, a.detail
FROM audit a
WHERE NOT EXISTS (SELECT 1 FROM audit_seal s WHERE s.audit_id = a.id)
ORDER BY a.id LIMIT $1
