-- Numbered documents, payments and the ledger: nothing here is ever changed or deleted.
CREATE TABLE invoice (
    id BIGINT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CONSTRAINT invoice_kind CHECK (kind IN ('invoice', 'credit_note')),
    series TEXT NOT NULL,
    number BIGINT NOT NULL CONSTRAINT invoice_number_positive CHECK (number > 0),
    agency_id BIGINT NOT NULL REFERENCES agency (id),
    corrects BIGINT REFERENCES invoice (id),
    vat_category TEXT NOT NULL CONSTRAINT invoice_vat CHECK (vat_category IN ('S', 'E', 'O')),
    issued_at BIGINT NOT NULL,
    issue_date TEXT NOT NULL,
    due_date TEXT NOT NULL,
    net BIGINT NOT NULL,
    vat BIGINT NOT NULL,
    gross BIGINT NOT NULL,
    document TEXT NOT NULL,
    sha256 BYTEA NOT NULL,
    CONSTRAINT invoice_number UNIQUE (series, number),
    CONSTRAINT invoice_corrects CHECK ((kind = 'credit_note') = (corrects IS NOT NULL)),
    CONSTRAINT invoice_total CHECK (gross = net + vat)
);

CREATE INDEX invoice_by_agency ON invoice (agency_id, issue_date);
CREATE INDEX invoice_by_corrected ON invoice (corrects) WHERE corrects IS NOT NULL;

CREATE TABLE invoice_line (
    invoice_id BIGINT NOT NULL REFERENCES invoice (id),
    n BIGINT NOT NULL,
    charge_id BIGINT REFERENCES charge (id),
    corrects_n BIGINT,
    net BIGINT NOT NULL,
    PRIMARY KEY (invoice_id, n)
);

CREATE UNIQUE INDEX invoice_line_charge ON invoice_line (charge_id) WHERE corrects_n IS NULL AND charge_id IS NOT NULL;
CREATE INDEX invoice_line_correction ON invoice_line (charge_id) WHERE corrects_n IS NOT NULL;

CREATE TABLE payment (
    id BIGINT NOT NULL PRIMARY KEY,
    agency_id BIGINT NOT NULL REFERENCES agency (id),
    received_on TEXT NOT NULL,
    amount BIGINT NOT NULL CONSTRAINT payment_amount CHECK (amount > 0),
    reference TEXT NOT NULL,
    recorded_at BIGINT NOT NULL,
    recorded_by TEXT NOT NULL
);

CREATE TABLE ledger_entry (
    posting BIGINT NOT NULL,
    n BIGINT NOT NULL,
    kind TEXT NOT NULL,
    reference TEXT NOT NULL,
    account TEXT NOT NULL,
    agency_id BIGINT NOT NULL REFERENCES agency (id),
    invoice_id BIGINT REFERENCES invoice (id),
    payment_id BIGINT REFERENCES payment (id),
    amount BIGINT NOT NULL,
    date TEXT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    PRIMARY KEY (posting, n)
);

CREATE INDEX ledger_by_invoice ON ledger_entry (invoice_id);
CREATE INDEX ledger_by_payment ON ledger_entry (payment_id) WHERE payment_id IS NOT NULL;
CREATE UNIQUE INDEX payment_reference ON payment (reference);
CREATE INDEX ledger_by_agency ON ledger_entry (agency_id, account);
