-- Lets a person teach an event.
INSERT INTO event_trainer (event_id, person_id) VALUES ($1, $2)
