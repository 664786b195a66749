-- What are those called who ever taught an event?
SELECT d.person_id, d.name FROM person_detail d WHERE d.person_id IN (SELECT person_id FROM event_trainer)
