-- Which audit records come after the sealed ones? One writer gives ids in the order of commits.
SELECT id, at, actor, action, subject, detail
FROM audit
WHERE id > (SELECT coalesce(max(audit_id), 0) FROM audit_seal)
ORDER BY id LIMIT $1
