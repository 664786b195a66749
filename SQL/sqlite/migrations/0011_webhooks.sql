-- Who is told of what happened, every message on its way to each of them, and who was reminded of what.
CREATE TABLE webhook (
    id INTEGER NOT NULL PRIMARY KEY,
    agency_id INTEGER REFERENCES agency (id),
    url TEXT NOT NULL,
    -- Signing needs the secret itself, so that a hash of it would be of no use.
    secret TEXT NOT NULL,
    -- Separated by commas; nothing stands for every topic.
    topics TEXT NOT NULL,
    label TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    added_by TEXT NOT NULL,
    ended_at INTEGER,
    CONSTRAINT webhook_url CHECK (url LIKE 'https://%' OR url LIKE 'http://%'),
    CONSTRAINT webhook_secret CHECK (secret LIKE 'whsec_%')
) STRICT;

CREATE TABLE webhook_delivery (
    id INTEGER NOT NULL PRIMARY KEY,
    webhook_id INTEGER NOT NULL REFERENCES webhook (id),
    outbox_id INTEGER NOT NULL REFERENCES outbox (id),
    due_at INTEGER NOT NULL,
    -- How often it was claimed: the fence under which a result is recorded.
    claims INTEGER NOT NULL CONSTRAINT webhook_delivery_claims CHECK (claims >= 0),
    claimed_until INTEGER,
    attempts INTEGER NOT NULL CONSTRAINT webhook_delivery_attempts CHECK (attempts >= 0),
    last_at INTEGER,
    last_word TEXT,
    done_at INTEGER,
    gave_up_at INTEGER,
    CONSTRAINT webhook_delivery_once UNIQUE (webhook_id, outbox_id),
    CONSTRAINT webhook_delivery_over CHECK (done_at IS NULL OR gave_up_at IS NULL),
    CONSTRAINT webhook_delivery_last CHECK ((last_at IS NULL) = (last_word IS NULL))
) STRICT;

CREATE INDEX webhook_delivery_open ON webhook_delivery (webhook_id, due_at)
    WHERE done_at IS NULL AND gave_up_at IS NULL;
CREATE INDEX webhook_delivery_of_outbox ON webhook_delivery (outbox_id);
CREATE INDEX webhook_delivery_by_end ON webhook_delivery (coalesce(done_at, gave_up_at))
    WHERE done_at IS NOT NULL OR gave_up_at IS NOT NULL;
CREATE INDEX outbox_by_end ON outbox (done_at) WHERE done_at IS NOT NULL;

-- Nobody is reminded twice of the same event on the same dates.
CREATE TABLE reminder (
    booking_id INTEGER NOT NULL REFERENCES booking (id),
    kind TEXT NOT NULL CONSTRAINT reminder_kind CHECK (kind = 'free_cancelling' OR kind = 'day_before'),
    starts_at INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (booking_id, kind, starts_at)
) STRICT, WITHOUT ROWID;

CREATE INDEX reminder_by_start ON reminder (starts_at);
