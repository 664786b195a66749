-- Counts the waiting tickets that an import gave.
UPDATE event SET tickets = tickets + $2 WHERE id = $1
