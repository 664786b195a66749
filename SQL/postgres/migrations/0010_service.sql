-- Who may use the service, and who of several services does what falls due.
CREATE TABLE token (
    id BIGINT NOT NULL PRIMARY KEY,
    secret_hash BYTEA NOT NULL CONSTRAINT token_secret UNIQUE,
    role TEXT NOT NULL,
    agency_id BIGINT REFERENCES agency (id),
    person_id BIGINT REFERENCES person (id),
    label TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    made_by TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    revoked_at BIGINT
);

-- Whoever holds a lease does the work of its name until then; the fence rises with every new holder.
CREATE TABLE lease (
    name TEXT NOT NULL PRIMARY KEY,
    holder TEXT NOT NULL,
    until BIGINT NOT NULL,
    fence BIGINT NOT NULL
);
