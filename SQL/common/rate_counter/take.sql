-- Counts one more; how many are there in the window? A window that seems to begin later begins now and keeps its count.
INSERT INTO rate_counter (key, began_at, until, taken) VALUES ($1, $2, $3, 1)
ON CONFLICT (key) DO UPDATE SET
    taken = CASE WHEN rate_counter.until <= excluded.began_at THEN 1 ELSE rate_counter.taken + 1 END,
    until = CASE
        WHEN rate_counter.until <= excluded.began_at OR rate_counter.began_at > excluded.began_at THEN excluded.until
        ELSE rate_counter.until END,
    began_at = CASE
        WHEN rate_counter.until <= excluded.began_at OR rate_counter.began_at > excluded.began_at
            THEN excluded.began_at
        ELSE rate_counter.began_at END
RETURNING taken
