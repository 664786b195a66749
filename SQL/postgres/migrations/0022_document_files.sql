-- Documents as files: made once, after the document was issued, and never changed; and which are still to be made.
CREATE TABLE document_file (
    invoice_id BIGINT NOT NULL REFERENCES invoice (id),
    media_type TEXT NOT NULL CONSTRAINT document_file_type CHECK (media_type <> ''),
    sha256 BYTEA NOT NULL CONSTRAINT document_file_hash CHECK (length(sha256) = 32),
    bytes BYTEA NOT NULL CONSTRAINT document_file_bytes CHECK (length(bytes) > 0),
    -- What made it: files of the same text and the same maker have the same bytes.
    renderer TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (invoice_id, media_type)
);

CREATE TRIGGER document_file_no_change BEFORE UPDATE OR DELETE ON document_file
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER document_file_no_truncate BEFORE TRUNCATE ON document_file
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE document_due (
    invoice_id BIGINT NOT NULL PRIMARY KEY REFERENCES invoice (id),
    due_at BIGINT NOT NULL
);

CREATE INDEX document_due_by_time ON document_due (due_at, invoice_id);

-- What was issued before this version is made now.
INSERT INTO document_due (invoice_id, due_at) SELECT id, issued_at FROM invoice;
