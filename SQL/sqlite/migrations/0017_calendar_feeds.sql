-- People's own calendar feeds, each found by the hash of its secret address: the address itself is told once.
CREATE TABLE calendar_feed (
    person_id INTEGER NOT NULL PRIMARY KEY REFERENCES person (id),
    token_hash BLOB NOT NULL CONSTRAINT calendar_feed_token UNIQUE,
    made_at INTEGER NOT NULL
) STRICT;

-- What codes are signed with that people carry about, such as those of a check-in: drawn once and never changed.
CREATE TABLE service_key (
    name TEXT NOT NULL PRIMARY KEY,
    key BLOB NOT NULL,
    made_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
