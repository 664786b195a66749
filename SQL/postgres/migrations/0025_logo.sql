-- The host's logo, and those before it: documents name theirs by its hash.
CREATE TABLE logo (
    sha256 TEXT NOT NULL PRIMARY KEY CONSTRAINT logo_hash CHECK (length(sha256) = 64),
    png BYTEA NOT NULL CONSTRAINT logo_bytes CHECK (length(png) BETWEEN 1 AND 200000),
    added_at BIGINT NOT NULL,
    added_by TEXT NOT NULL
);

CREATE TRIGGER logo_no_change BEFORE UPDATE OR DELETE ON logo
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER logo_no_truncate BEFORE TRUNCATE ON logo
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
