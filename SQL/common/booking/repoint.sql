-- Gives a booking to another record of the same person.
UPDATE booking SET person_id = $2, version = version + 1 WHERE id = $1 RETURNING version, state
