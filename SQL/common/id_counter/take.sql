-- Gives the next numbers of an internal counter; the answer is the last of them.
INSERT INTO id_counter (name, last) VALUES ($1, $2)
ON CONFLICT (name) DO UPDATE SET last = id_counter.last + excluded.last
RETURNING last
