-- Forgets what a month came to.
DELETE FROM agency_month WHERE year = $1 AND month = $2
