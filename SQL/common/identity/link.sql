-- Remembers who somebody is at an identity provider; what is known stays.
INSERT INTO identity (issuer, subject, person_id, linked_at) VALUES ($1, $2, $3, $4)
ON CONFLICT (issuer, subject) DO NOTHING
