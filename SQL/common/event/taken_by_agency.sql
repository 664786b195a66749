-- How many places does each agency hold or have offered at this event?
SELECT t.agency_id, a.sector, t.held + t.offered AS taken
FROM event_tally t JOIN agency a ON a.id = t.agency_id
WHERE t.event_id = $1 AND t.held + t.offered > 0
