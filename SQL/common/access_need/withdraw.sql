-- Takes away what the owner of a booking needs; a row comes back where there was anything.
DELETE FROM access_need WHERE booking_id = $1 RETURNING booking_id
