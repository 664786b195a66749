-- Corrections after assessment: what of a charge is to be credited, what was, and which evidence it rests on; what else
-- decides on a charge besides the register; and the files that disputes come with.
ALTER TABLE charge ADD COLUMN corrected INTEGER NOT NULL DEFAULT 0 CONSTRAINT charge_corrected CHECK (corrected >= 0);
ALTER TABLE charge ADD COLUMN excess INTEGER NOT NULL DEFAULT 0 CONSTRAINT charge_excess CHECK (excess >= 0);
ALTER TABLE charge ADD COLUMN due INTEGER NOT NULL DEFAULT 0 CONSTRAINT charge_due CHECK (due >= 0);
ALTER TABLE charge ADD COLUMN evidence TEXT NOT NULL DEFAULT '';

-- What was assessed before this version rests on what is recorded now.
UPDATE charge SET due = amount, evidence = (
    SELECT b.version || '.' || (SELECT count(*) FROM attendance a WHERE a.booking_id = b.id) || '.0'
    FROM booking b WHERE b.id = charge.booking_id);

CREATE INDEX charge_to_credit ON charge (id) WHERE excess > 0;

CREATE TABLE booking_fact (
    booking_id INTEGER NOT NULL REFERENCES booking (id),
    n INTEGER NOT NULL,
    kind TEXT NOT NULL CONSTRAINT booking_fact_kind CHECK (kind IN ('sickness', 'completion', 'cost')),
    label TEXT NOT NULL,
    value INTEGER NOT NULL CONSTRAINT booking_fact_value CHECK (value >= 0),
    received_at INTEGER,
    channel TEXT,
    written_at INTEGER,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    PRIMARY KEY (booking_id, n),
    CONSTRAINT booking_fact_flag CHECK (kind = 'cost' OR value IN (0, 1)),
    CONSTRAINT booking_fact_label CHECK ((kind = 'cost') = (label <> '')),
    CONSTRAINT booking_fact_report CHECK ((kind = 'sickness') = (channel IS NOT NULL)),
    CONSTRAINT booking_fact_times CHECK (kind = 'sickness' OR (received_at IS NULL AND written_at IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TRIGGER booking_fact_no_update BEFORE UPDATE ON booking_fact BEGIN
    SELECT RAISE(ABORT, 'immutable: booking_fact is only ever added to');
END;
CREATE TRIGGER booking_fact_no_delete BEFORE DELETE ON booking_fact BEGIN
    SELECT RAISE(ABORT, 'immutable: booking_fact is only ever added to');
END;

-- What agencies sent with a dispute, kept apart from everything that is listed.
CREATE TABLE charge_file (
    charge_id INTEGER NOT NULL REFERENCES charge (id),
    n INTEGER NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL CONSTRAINT charge_file_type CHECK (
        media_type IN ('application/pdf', 'image/png', 'image/jpeg')),
    size INTEGER NOT NULL CONSTRAINT charge_file_size CHECK (size > 0 AND size <= 1000000),
    sha256 BLOB NOT NULL,
    bytes BLOB NOT NULL,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    PRIMARY KEY (charge_id, n)
) STRICT;

CREATE TRIGGER charge_file_no_update BEFORE UPDATE ON charge_file BEGIN
    SELECT RAISE(ABORT, 'immutable: charge_file is only ever added to');
END;
