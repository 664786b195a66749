-- Takes a lease that is free or the holder's own; the fence rises with a new holder.
INSERT INTO lease (name, holder, until, fence) VALUES ($1, $2, $3, 1)
ON CONFLICT (name) DO UPDATE SET
    holder = excluded.holder,
    until = excluded.until,
    fence = lease.fence + CASE WHEN lease.holder = excluded.holder THEN 0 ELSE 1 END
WHERE lease.until <= $4 OR lease.holder = excluded.holder
RETURNING fence
