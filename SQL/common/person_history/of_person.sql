-- What happened to this person, and for which agency did they work after it?
SELECT h.n, h.at, h.actor, h.action, h.detail, a.code
FROM person_history h JOIN agency a ON a.id = h.agency_id
WHERE h.person_id = $1 ORDER BY h.n
