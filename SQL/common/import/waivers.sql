-- Which waivers are recorded for bookings of this event?
SELECT booking_id, reason, decided_on FROM waiver_request
WHERE booking_id BETWEEN $1 * 1048576 AND $1 * 1048576 + 1048575
