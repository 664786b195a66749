-- Sets where an event stands and why.
UPDATE event SET status = $2, reason = $3, version = version + 1 WHERE id = $1
