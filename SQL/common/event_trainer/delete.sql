-- Lets a person teach an event no more.
DELETE FROM event_trainer WHERE event_id = $1 AND person_id = $2
