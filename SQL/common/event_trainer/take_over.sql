-- Lets one person teach the events of another that they do not teach already.
INSERT INTO event_trainer (event_id, person_id)
SELECT t.event_id, $2 FROM event_trainer t
WHERE t.person_id = $1
    AND NOT EXISTS (SELECT 1 FROM event_trainer o WHERE o.event_id = t.event_id AND o.person_id = $2)
