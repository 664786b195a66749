-- Uses a step, which must come after the last; of several who do so at once only one gets a row back.
UPDATE second_factor SET last_step = $2 WHERE person_id = $1 AND (last_step IS NULL OR last_step < $2)
RETURNING person_id
