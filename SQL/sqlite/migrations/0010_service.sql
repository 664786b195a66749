-- Who may use the service, and who of several services does what falls due.
CREATE TABLE token (
    id INTEGER NOT NULL PRIMARY KEY,
    secret_hash BLOB NOT NULL CONSTRAINT token_secret UNIQUE,
    role TEXT NOT NULL,
    agency_id INTEGER REFERENCES agency (id),
    person_id INTEGER REFERENCES person (id),
    label TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    made_by TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    revoked_at INTEGER
) STRICT;

-- Whoever holds a lease does the work of its name until then; the fence rises with every new holder.
CREATE TABLE lease (
    name TEXT NOT NULL PRIMARY KEY,
    holder TEXT NOT NULL,
    until INTEGER NOT NULL,
    fence INTEGER NOT NULL
) STRICT;
