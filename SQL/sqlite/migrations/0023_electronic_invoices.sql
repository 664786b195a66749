-- Electronic invoices: where agencies take them and what they quote, and each document as it was made.
ALTER TABLE agency ADD COLUMN endpoint TEXT;
ALTER TABLE agency ADD COLUMN buyer_reference TEXT NOT NULL DEFAULT '';
ALTER TABLE agency ADD COLUMN wants_electronic INTEGER NOT NULL DEFAULT 0
    CONSTRAINT agency_wants_electronic CHECK (wants_electronic = 0 OR wants_electronic = 1);

-- What is not on the paper is kept beside the document, so that it can be made again, to the byte, and compared.
CREATE TABLE electronic_document (
    invoice_id INTEGER NOT NULL REFERENCES invoice (id),
    n INTEGER NOT NULL CONSTRAINT electronic_document_n CHECK (n > 0),
    form TEXT NOT NULL,
    seller_endpoint TEXT NOT NULL,
    seller_registration TEXT,
    seller_email TEXT,
    seller_account TEXT,
    buyer_endpoint TEXT NOT NULL,
    buyer_reference TEXT,
    buyer_ods TEXT,
    buyer_urn TEXT,
    buyer_gln TEXT,
    buyer_vat TEXT,
    document TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    made_by TEXT NOT NULL,
    PRIMARY KEY (invoice_id, n)
) STRICT;

CREATE TRIGGER electronic_document_no_update BEFORE UPDATE ON electronic_document BEGIN
    SELECT RAISE(ABORT, 'immutable: electronic_document is only ever added to');
END;
CREATE TRIGGER electronic_document_no_delete BEFORE DELETE ON electronic_document BEGIN
    SELECT RAISE(ABORT, 'immutable: electronic_document is only ever added to');
END;
