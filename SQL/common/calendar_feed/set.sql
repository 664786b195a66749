-- Gives a person a calendar feed, in place of the one they had.
INSERT INTO calendar_feed (person_id, token_hash, made_at) VALUES ($1, $2, $3)
ON CONFLICT (person_id) DO UPDATE SET token_hash = excluded.token_hash, made_at = excluded.made_at
