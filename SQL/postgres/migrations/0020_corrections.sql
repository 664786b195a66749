-- Corrections after assessment: what of a charge is to be credited, what was, and which evidence it rests on; what else
-- decides on a charge besides the register; and the files that disputes come with.
ALTER TABLE charge ADD COLUMN corrected BIGINT NOT NULL DEFAULT 0 CONSTRAINT charge_corrected CHECK (corrected >= 0);
ALTER TABLE charge ADD COLUMN excess BIGINT NOT NULL DEFAULT 0 CONSTRAINT charge_excess CHECK (excess >= 0);
ALTER TABLE charge ADD COLUMN due BIGINT NOT NULL DEFAULT 0 CONSTRAINT charge_due CHECK (due >= 0);
ALTER TABLE charge ADD COLUMN evidence TEXT NOT NULL DEFAULT '';

-- What was assessed before this version rests on what is recorded now.
UPDATE charge SET due = amount, evidence = (
    SELECT b.version || '.' || (SELECT count(*) FROM attendance a WHERE a.booking_id = b.id) || '.0'
    FROM booking b WHERE b.id = charge.booking_id);

CREATE INDEX charge_to_credit ON charge (id) WHERE excess > 0;

CREATE TABLE booking_fact (
    booking_id BIGINT NOT NULL REFERENCES booking (id),
    n BIGINT NOT NULL,
    kind TEXT NOT NULL CONSTRAINT booking_fact_kind CHECK (kind IN ('sickness', 'completion', 'cost')),
    label TEXT NOT NULL,
    value BIGINT NOT NULL CONSTRAINT booking_fact_value CHECK (value >= 0),
    received_at BIGINT,
    channel TEXT,
    written_at BIGINT,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    PRIMARY KEY (booking_id, n),
    CONSTRAINT booking_fact_flag CHECK (kind = 'cost' OR value IN (0, 1)),
    CONSTRAINT booking_fact_label CHECK ((kind = 'cost') = (label <> '')),
    CONSTRAINT booking_fact_report CHECK ((kind = 'sickness') = (channel IS NOT NULL)),
    CONSTRAINT booking_fact_times CHECK (kind = 'sickness' OR (received_at IS NULL AND written_at IS NULL))
);

CREATE TRIGGER booking_fact_no_change BEFORE UPDATE OR DELETE ON booking_fact
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER booking_fact_no_truncate BEFORE TRUNCATE ON booking_fact
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What agencies sent with a dispute, kept apart from everything that is listed.
CREATE TABLE charge_file (
    charge_id BIGINT NOT NULL REFERENCES charge (id),
    n BIGINT NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL CONSTRAINT charge_file_type CHECK (
        media_type IN ('application/pdf', 'image/png', 'image/jpeg')),
    size BIGINT NOT NULL CONSTRAINT charge_file_size CHECK (size > 0 AND size <= 1000000),
    sha256 BYTEA NOT NULL,
    bytes BYTEA NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    PRIMARY KEY (charge_id, n)
);

CREATE TRIGGER charge_file_no_change BEFORE UPDATE ON charge_file
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
