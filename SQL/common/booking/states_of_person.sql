-- Where do the bookings of this person stand, in the order in which their events are locked?
SELECT id, state FROM booking WHERE person_id = $1 ORDER BY id
