-- Numbered documents, payments and the ledger: nothing here is ever changed or deleted.
CREATE TABLE invoice (
    id INTEGER NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CONSTRAINT invoice_kind CHECK (kind IN ('invoice', 'credit_note')),
    series TEXT NOT NULL,
    number INTEGER NOT NULL CONSTRAINT invoice_number_positive CHECK (number > 0),
    agency_id INTEGER NOT NULL REFERENCES agency (id),
    corrects INTEGER REFERENCES invoice (id),
    vat_category TEXT NOT NULL CONSTRAINT invoice_vat CHECK (vat_category IN ('S', 'E', 'O')),
    issued_at INTEGER NOT NULL,
    issue_date TEXT NOT NULL,
    due_date TEXT NOT NULL,
    net INTEGER NOT NULL,
    vat INTEGER NOT NULL,
    gross INTEGER NOT NULL,
    document TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    CONSTRAINT invoice_number UNIQUE (series, number),
    CONSTRAINT invoice_corrects CHECK ((kind = 'credit_note') = (corrects IS NOT NULL)),
    CONSTRAINT invoice_total CHECK (gross = net + vat)
) STRICT;

CREATE INDEX invoice_by_agency ON invoice (agency_id, issue_date);
CREATE INDEX invoice_by_corrected ON invoice (corrects) WHERE corrects IS NOT NULL;

CREATE TABLE invoice_line (
    invoice_id INTEGER NOT NULL REFERENCES invoice (id),
    n INTEGER NOT NULL,
    charge_id INTEGER REFERENCES charge (id),
    corrects_n INTEGER,
    net INTEGER NOT NULL,
    PRIMARY KEY (invoice_id, n)
) STRICT;

CREATE UNIQUE INDEX invoice_line_charge ON invoice_line (charge_id) WHERE corrects_n IS NULL AND charge_id IS NOT NULL;
CREATE INDEX invoice_line_correction ON invoice_line (charge_id) WHERE corrects_n IS NOT NULL;

CREATE TABLE payment (
    id INTEGER NOT NULL PRIMARY KEY,
    agency_id INTEGER NOT NULL REFERENCES agency (id),
    received_on TEXT NOT NULL,
    amount INTEGER NOT NULL CONSTRAINT payment_amount CHECK (amount > 0),
    reference TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    recorded_by TEXT NOT NULL
) STRICT;

CREATE TABLE ledger_entry (
    posting INTEGER NOT NULL,
    n INTEGER NOT NULL,
    kind TEXT NOT NULL,
    reference TEXT NOT NULL,
    account TEXT NOT NULL,
    agency_id INTEGER NOT NULL REFERENCES agency (id),
    invoice_id INTEGER REFERENCES invoice (id),
    payment_id INTEGER REFERENCES payment (id),
    amount INTEGER NOT NULL,
    date TEXT NOT NULL,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    PRIMARY KEY (posting, n)
) STRICT;

CREATE INDEX ledger_by_invoice ON ledger_entry (invoice_id);
CREATE INDEX ledger_by_payment ON ledger_entry (payment_id) WHERE payment_id IS NOT NULL;
CREATE UNIQUE INDEX payment_reference ON payment (reference);
CREATE INDEX ledger_by_agency ON ledger_entry (agency_id, account);
