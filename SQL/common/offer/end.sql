-- Ends the pending offer of a booking.
UPDATE offer SET state = $2, ended_at = $3 WHERE booking_id = $1 AND state = 'pending'
