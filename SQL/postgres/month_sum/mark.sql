-- Takes every event of a month into its sum; who changes one from now on changes what stands. The events are locked in
-- the order in which everybody locks them.
UPDATE event SET summed = 1 WHERE id IN (
    SELECT id FROM event WHERE year = $1 AND month = $2 AND status <> 'draft' ORDER BY id FOR UPDATE)
