-- Lets a person teach no event any more.
DELETE FROM event_trainer WHERE person_id = $1
