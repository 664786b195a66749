-- Begins a session; of its token only the hash.
INSERT INTO web_session
    (id, token_hash, person_id, address, began_at, seen_at, ends_at, idle_minutes, second_factor_at, label)
VALUES ($1, $2, $3, $4, $5, $5, $6, $7, $8, $9)
