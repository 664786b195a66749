-- Takes out what did not come back in time, and what was asked for after a moment that lies ahead.
DELETE FROM oidc_state WHERE expires_at <= $1 OR asked_at > $2
