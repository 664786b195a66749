-- Keeps the last ticket of the waiting list that was given.
UPDATE event SET tickets = $2 WHERE id = $1 AND tickets < $2
