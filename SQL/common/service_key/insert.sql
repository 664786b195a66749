-- Keeps a key; one that somebody else kept first stays.
INSERT INTO service_key (name, key, made_at) VALUES ($1, $2, $3) ON CONFLICT (name) DO NOTHING
