-- Which audit records stand among the sealed ones without a seal? The order is that of transactions here.
SELECT 'audit record ' || a.id || ' stands outside the chain'
FROM audit a
WHERE (a.xid, a.id) < (
        SELECT l.xid, l.id FROM audit l
        WHERE l.id = (SELECT audit_id FROM audit_seal ORDER BY position DESC LIMIT 1))
    AND NOT EXISTS (SELECT 1 FROM audit_seal s WHERE s.audit_id = a.id)
ORDER BY a.id LIMIT 20
