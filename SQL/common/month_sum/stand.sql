-- Lets the sum of a month stand.
INSERT INTO month_sum (year, month, stands) VALUES ($1, $2, 1)
ON CONFLICT (year, month) DO UPDATE SET stands = 1
