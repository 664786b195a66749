-- The charging policies, each with the date from which it applies; a version is never edited.
CREATE TABLE policy (
    id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    from_date TEXT NOT NULL CONSTRAINT policy_from UNIQUE,
    document TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    added_at INTEGER NOT NULL,
    added_by TEXT NOT NULL
) STRICT;
