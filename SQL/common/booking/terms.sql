-- What does the price of a booking of this event by this agency depend on, as things stand?
SELECT c.fee, a.sector, a.charge_exempt, a.attend_exempt
FROM event e JOIN course c ON c.id = e.course_id JOIN agency a ON a.id = $2
WHERE e.id = $1
