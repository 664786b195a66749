-- Which audit records are sealed, in the order of the chain, each with its link?
SELECT a.id, a.at, a.actor, a.action, a.subject, a.detail, s.position, s.audit_id, s.hash
FROM audit_seal s LEFT JOIN audit a ON a.id = s.audit_id
ORDER BY s.position
