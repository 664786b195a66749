-- Locks a series of numbers, made when it is new; the answer is the last number given.
INSERT INTO number_series (series, last) VALUES ($1, 0)
ON CONFLICT (series) DO UPDATE SET last = number_series.last
RETURNING last
