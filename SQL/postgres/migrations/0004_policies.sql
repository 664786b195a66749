-- The charging policies, each with the date from which it applies; a version is never edited.
CREATE TABLE policy (
    id BIGINT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    from_date TEXT NOT NULL CONSTRAINT policy_from UNIQUE,
    document TEXT NOT NULL,
    sha256 BYTEA NOT NULL,
    added_at BIGINT NOT NULL,
    added_by TEXT NOT NULL
);
