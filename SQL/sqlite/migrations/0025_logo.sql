-- The host's logo, and those before it: documents name theirs by its hash.
CREATE TABLE logo (
    sha256 TEXT NOT NULL PRIMARY KEY CONSTRAINT logo_hash CHECK (length(sha256) = 64),
    png BLOB NOT NULL CONSTRAINT logo_bytes CHECK (length(png) BETWEEN 1 AND 200000),
    added_at INTEGER NOT NULL,
    added_by TEXT NOT NULL
) STRICT;

CREATE TRIGGER logo_no_update BEFORE UPDATE ON logo BEGIN
    SELECT RAISE(ABORT, 'immutable: logo is only ever added to');
END;
CREATE TRIGGER logo_no_delete BEFORE DELETE ON logo BEGIN
    SELECT RAISE(ABORT, 'immutable: logo is only ever added to');
END;
