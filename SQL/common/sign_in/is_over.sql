-- Is anything over that nobody has ended: an asking, a mail, a sign-in at a provider, a session?
SELECT 1 FROM sign_in WHERE ended_at IS NULL AND (expires_at <= $1 OR asked_at > $2)
UNION ALL SELECT 1 FROM sign_in_mail WHERE expires_at <= $1
UNION ALL SELECT 1 FROM oidc_state WHERE expires_at <= $1 OR asked_at > $2
UNION ALL SELECT 1 FROM web_session
    WHERE ended_at IS NULL AND (ends_at <= $1 OR seen_at + idle_minutes * 60000000 <= $1 OR seen_at > $2)
LIMIT 1
