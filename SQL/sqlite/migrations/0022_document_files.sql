-- Documents as files: made once, after the document was issued, and never changed; and which are still to be made.
CREATE TABLE document_file (
    invoice_id INTEGER NOT NULL REFERENCES invoice (id),
    media_type TEXT NOT NULL CONSTRAINT document_file_type CHECK (media_type <> ''),
    sha256 BLOB NOT NULL CONSTRAINT document_file_hash CHECK (length(sha256) = 32),
    bytes BLOB NOT NULL CONSTRAINT document_file_bytes CHECK (length(bytes) > 0),
    -- What made it: files of the same text and the same maker have the same bytes.
    renderer TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (invoice_id, media_type)
) STRICT;

CREATE TRIGGER document_file_no_update BEFORE UPDATE ON document_file BEGIN
    SELECT RAISE(ABORT, 'immutable: document_file is only ever added to');
END;
CREATE TRIGGER document_file_no_delete BEFORE DELETE ON document_file BEGIN
    SELECT RAISE(ABORT, 'immutable: document_file is only ever added to');
END;

CREATE TABLE document_due (
    invoice_id INTEGER NOT NULL PRIMARY KEY REFERENCES invoice (id),
    due_at INTEGER NOT NULL
) STRICT;

CREATE INDEX document_due_by_time ON document_due (due_at, invoice_id);

-- What was issued before this version is made now.
INSERT INTO document_due (invoice_id, due_at) SELECT id, issued_at FROM invoice;
