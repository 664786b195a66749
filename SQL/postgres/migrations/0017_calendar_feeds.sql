-- People's own calendar feeds, each found by the hash of its secret address: the address itself is told once.
CREATE TABLE calendar_feed (
    person_id BIGINT NOT NULL PRIMARY KEY REFERENCES person (id),
    token_hash BYTEA NOT NULL CONSTRAINT calendar_feed_token UNIQUE,
    made_at BIGINT NOT NULL
);

-- What codes are signed with that people carry about, such as those of a check-in: drawn once and never changed.
CREATE TABLE service_key (
    name TEXT NOT NULL PRIMARY KEY,
    key BYTEA NOT NULL,
    made_at BIGINT NOT NULL
);
