-- Does any sign-in mail hold secrets that are of no more use?
SELECT id FROM mail WHERE address IS NOT NULL AND expires_at <= $1 LIMIT 1
