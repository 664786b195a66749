-- Which audit records stand among the sealed ones without a seal? One writer gives ids in the order of commits.
SELECT 'audit record ' || a.id || ' stands outside the chain'
FROM audit a
WHERE a.id < (SELECT coalesce(max(audit_id), 0) FROM audit_seal)
    AND NOT EXISTS (SELECT 1 FROM audit_seal s WHERE s.audit_id = a.id)
ORDER BY a.id LIMIT 20
