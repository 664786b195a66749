-- Takes out a portion of the mail that was sent or given up by then.
DELETE FROM mail
WHERE id IN (
    SELECT m.id FROM mail m
    WHERE (m.done_at IS NOT NULL OR m.gave_up_at IS NOT NULL) AND coalesce(m.done_at, m.gave_up_at) <= $1
    ORDER BY coalesce(m.done_at, m.gave_up_at) LIMIT $2)
RETURNING id
