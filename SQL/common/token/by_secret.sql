-- Which token has this hash?
SELECT id, role, agency_id, person_id, label, made_at, expires_at, revoked_at FROM token WHERE secret_hash = $1
