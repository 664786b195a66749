-- Who was reminded of what of this event on these dates?
SELECT booking_id, kind FROM reminder
WHERE booking_id BETWEEN $1 * 1048576 AND $1 * 1048576 + 1048575 AND starts_at = $2
