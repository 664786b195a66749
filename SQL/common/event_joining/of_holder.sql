-- How is this event joined, where this person holds a place of it?
SELECT j.instructions, j.link FROM event_joining j
WHERE j.event_id = $1 AND EXISTS (
    SELECT 1 FROM booking b
    WHERE b.event_id = $1 AND b.person_id = $2 AND (b.state = 'confirmed' OR b.state = 'reconfirming'))
