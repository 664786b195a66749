-- Which events are there, and how many bookings has each?
SELECT id, arrivals FROM event ORDER BY id
