-- Ends an asking and erases the address; of several who do so at once only one gets a row back.
UPDATE sign_in SET ended_at = $2, used_at = $3, address = NULL WHERE token_hash = $1 AND ended_at IS NULL
RETURNING attempts
