-- Does this person teach this event?
SELECT 1 FROM event_trainer WHERE person_id = $1 AND event_id = $2
