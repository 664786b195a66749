-- Moves the counters of an event to the year of its first session.
UPDATE event_tally SET year = $2 WHERE event_id = $1
