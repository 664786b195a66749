-- Which audit records come after the sealed ones? Transactions commit out of order here, so only those count that no
-- transaction still running could precede, in the order of their transactions.
WITH sealed AS (
    SELECT a.xid, a.id FROM audit a
    WHERE a.id = (SELECT audit_id FROM audit_seal ORDER BY position DESC LIMIT 1)
)
SELECT a.id, a.at, a.actor, a.action, a.subject, a.detail
FROM audit a
WHERE a.xid >= coalesce((SELECT xid FROM sealed), 0)
    AND (a.xid, a.id) > (coalesce((SELECT xid FROM sealed), 0), coalesce((SELECT id FROM sealed), 0))
    AND a.xid < CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS TEXT) AS BIGINT)
    AND NOT EXISTS (SELECT 1 FROM audit_seal s WHERE s.audit_id = a.id)
ORDER BY a.xid, a.id LIMIT $1
