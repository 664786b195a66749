-- Keeps a fact of the store.
INSERT INTO store_fact (name, value) VALUES ($1, $2)
ON CONFLICT (name) DO UPDATE SET value = excluded.value
