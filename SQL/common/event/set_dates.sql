-- Sets what follows from the sessions of an event.
UPDATE event SET year = $2, month = $3, first_date = $4, starts_at = $5, ends_at = $6, version = version + 1
WHERE id = $1
