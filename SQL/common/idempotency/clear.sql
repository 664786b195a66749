-- Takes out a portion of the keys that were kept by then.
DELETE FROM idempotency
WHERE (principal, route, key) IN (SELECT principal, route, key FROM idempotency WHERE at <= $1 ORDER BY at LIMIT $2)
RETURNING at
