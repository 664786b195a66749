-- Takes out a portion of the reminders of events that began by then.
DELETE FROM reminder
WHERE (booking_id, kind, starts_at) IN (
    SELECT booking_id, kind, starts_at FROM reminder WHERE starts_at <= $1 ORDER BY starts_at LIMIT $2)
RETURNING booking_id
