-- Payments taken back or sent back, batches of the ledger that were exported, charges in the host's own journal, lines
-- of bank files, and reminders of invoices.
CREATE TABLE payment_return (
    id INTEGER NOT NULL PRIMARY KEY,
    payment_id INTEGER NOT NULL REFERENCES payment (id),
    kind TEXT NOT NULL CONSTRAINT payment_return_kind CHECK (kind IN ('reversal', 'refund')),
    reference TEXT NOT NULL,
    amount INTEGER NOT NULL CONSTRAINT payment_return_amount CHECK (amount > 0),
    returned_on TEXT NOT NULL,
    reason TEXT NOT NULL,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL
) STRICT;

CREATE INDEX payment_return_of_payment ON payment_return (payment_id);
CREATE UNIQUE INDEX payment_reversed_once ON payment_return (payment_id) WHERE kind = 'reversal';
CREATE UNIQUE INDEX refund_reference ON payment_return (reference) WHERE kind = 'refund';

CREATE TABLE ledger_layout (
    stream TEXT NOT NULL CONSTRAINT ledger_layout_stream CHECK (stream IN ('ledger', 'journal')),
    n INTEGER NOT NULL,
    document TEXT NOT NULL,
    set_at INTEGER NOT NULL,
    set_by TEXT NOT NULL,
    PRIMARY KEY (stream, n)
) STRICT;

-- A batch keeps the file as it was made; that a posting is in one batch only is its key in the table below.
CREATE TABLE ledger_batch (
    id INTEGER NOT NULL PRIMARY KEY,
    stream TEXT NOT NULL CONSTRAINT ledger_batch_stream CHECK (stream IN ('ledger', 'journal')),
    through TEXT NOT NULL,
    layout TEXT NOT NULL,
    postings INTEGER NOT NULL CONSTRAINT ledger_batch_postings CHECK (postings > 0),
    entries INTEGER NOT NULL,
    debits INTEGER NOT NULL,
    credits INTEGER NOT NULL,
    hash_total INTEGER NOT NULL,
    file BLOB NOT NULL,
    sha256 BLOB NOT NULL,
    control TEXT NOT NULL,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    CONSTRAINT ledger_batch_balance CHECK (debits = credits)
) STRICT;

CREATE TABLE ledger_batch_posting (
    posting INTEGER NOT NULL PRIMARY KEY,
    batch_id INTEGER NOT NULL REFERENCES ledger_batch (id)
) STRICT;

CREATE INDEX ledger_batch_posting_by_batch ON ledger_batch_posting (batch_id);
CREATE INDEX ledger_by_date ON ledger_entry (date, posting);

CREATE TABLE journal_entry (
    charge_id INTEGER NOT NULL REFERENCES charge (id),
    n INTEGER NOT NULL,
    amount INTEGER NOT NULL CONSTRAINT journal_entry_amount CHECK (amount <> 0),
    at INTEGER NOT NULL,
    PRIMARY KEY (charge_id, n)
) STRICT;

CREATE INDEX charge_for_journal ON charge (event_date) WHERE settlement = 'journal';

CREATE TABLE bank_line (
    id INTEGER NOT NULL PRIMARY KEY,
    fingerprint TEXT NOT NULL CONSTRAINT bank_line_once UNIQUE,
    received_on TEXT NOT NULL,
    amount INTEGER NOT NULL CONSTRAINT bank_line_amount CHECK (amount > 0),
    reference TEXT NOT NULL,
    payer TEXT NOT NULL,
    imported_at INTEGER NOT NULL,
    imported_by TEXT NOT NULL,
    state TEXT NOT NULL CONSTRAINT bank_line_state CHECK (state IN ('waiting', 'recorded', 'set_aside')),
    payment_id INTEGER REFERENCES payment (id),
    reason TEXT NOT NULL,
    decided_at INTEGER,
    decided_by TEXT,
    CONSTRAINT bank_line_payment CHECK ((state = 'recorded') = (payment_id IS NOT NULL)),
    CONSTRAINT bank_line_decision CHECK ((state = 'waiting') = (decided_at IS NULL))
) STRICT;

CREATE INDEX bank_line_waiting ON bank_line (received_on, id) WHERE state = 'waiting';
CREATE UNIQUE INDEX bank_line_of_payment ON bank_line (payment_id) WHERE payment_id IS NOT NULL;

CREATE TABLE invoice_reminder (
    invoice_id INTEGER NOT NULL REFERENCES invoice (id),
    days INTEGER NOT NULL CONSTRAINT invoice_reminder_days CHECK (days > 0),
    outstanding INTEGER NOT NULL CONSTRAINT invoice_reminder_outstanding CHECK (outstanding > 0),
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    PRIMARY KEY (invoice_id, days)
) STRICT;

CREATE TRIGGER payment_return_no_update BEFORE UPDATE ON payment_return BEGIN
    SELECT RAISE(ABORT, 'immutable: payment_return is only ever added to');
END;
CREATE TRIGGER payment_return_no_delete BEFORE DELETE ON payment_return BEGIN
    SELECT RAISE(ABORT, 'immutable: payment_return is only ever added to');
END;
CREATE TRIGGER ledger_layout_no_update BEFORE UPDATE ON ledger_layout BEGIN
    SELECT RAISE(ABORT, 'immutable: ledger_layout is only ever added to');
END;
CREATE TRIGGER ledger_layout_no_delete BEFORE DELETE ON ledger_layout BEGIN
    SELECT RAISE(ABORT, 'immutable: ledger_layout is only ever added to');
END;
CREATE TRIGGER ledger_batch_no_update BEFORE UPDATE ON ledger_batch BEGIN
    SELECT RAISE(ABORT, 'immutable: ledger_batch is only ever added to');
END;
CREATE TRIGGER ledger_batch_no_delete BEFORE DELETE ON ledger_batch BEGIN
    SELECT RAISE(ABORT, 'immutable: ledger_batch is only ever added to');
END;
CREATE TRIGGER ledger_batch_posting_no_update BEFORE UPDATE ON ledger_batch_posting BEGIN
    SELECT RAISE(ABORT, 'immutable: ledger_batch_posting is only ever added to');
END;
CREATE TRIGGER ledger_batch_posting_no_delete BEFORE DELETE ON ledger_batch_posting BEGIN
    SELECT RAISE(ABORT, 'immutable: ledger_batch_posting is only ever added to');
END;
CREATE TRIGGER journal_entry_no_update BEFORE UPDATE ON journal_entry BEGIN
    SELECT RAISE(ABORT, 'immutable: journal_entry is only ever added to');
END;
CREATE TRIGGER journal_entry_no_delete BEFORE DELETE ON journal_entry BEGIN
    SELECT RAISE(ABORT, 'immutable: journal_entry is only ever added to');
END;
CREATE TRIGGER invoice_reminder_no_update BEFORE UPDATE ON invoice_reminder BEGIN
    SELECT RAISE(ABORT, 'immutable: invoice_reminder is only ever added to');
END;
CREATE TRIGGER invoice_reminder_no_delete BEFORE DELETE ON invoice_reminder BEGIN
    SELECT RAISE(ABORT, 'immutable: invoice_reminder is only ever added to');
END;
