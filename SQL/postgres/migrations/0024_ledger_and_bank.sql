-- Payments taken back or sent back, batches of the ledger that were exported, charges in the host's own journal, lines
-- of bank files, and reminders of invoices.
CREATE TABLE payment_return (
    id BIGINT NOT NULL PRIMARY KEY,
    payment_id BIGINT NOT NULL REFERENCES payment (id),
    kind TEXT NOT NULL CONSTRAINT payment_return_kind CHECK (kind IN ('reversal', 'refund')),
    reference TEXT NOT NULL,
    amount BIGINT NOT NULL CONSTRAINT payment_return_amount CHECK (amount > 0),
    returned_on TEXT NOT NULL,
    reason TEXT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL
);

CREATE INDEX payment_return_of_payment ON payment_return (payment_id);
CREATE UNIQUE INDEX payment_reversed_once ON payment_return (payment_id) WHERE kind = 'reversal';
CREATE UNIQUE INDEX refund_reference ON payment_return (reference) WHERE kind = 'refund';

CREATE TABLE ledger_layout (
    stream TEXT NOT NULL CONSTRAINT ledger_layout_stream CHECK (stream IN ('ledger', 'journal')),
    n BIGINT NOT NULL,
    document TEXT NOT NULL,
    set_at BIGINT NOT NULL,
    set_by TEXT NOT NULL,
    PRIMARY KEY (stream, n)
);

-- A batch keeps the file as it was made; that a posting is in one batch only is its key in the table below.
CREATE TABLE ledger_batch (
    id BIGINT NOT NULL PRIMARY KEY,
    stream TEXT NOT NULL CONSTRAINT ledger_batch_stream CHECK (stream IN ('ledger', 'journal')),
    through TEXT NOT NULL,
    layout TEXT NOT NULL,
    postings BIGINT NOT NULL CONSTRAINT ledger_batch_postings CHECK (postings > 0),
    entries BIGINT NOT NULL,
    debits BIGINT NOT NULL,
    credits BIGINT NOT NULL,
    hash_total BIGINT NOT NULL,
    file BYTEA NOT NULL,
    sha256 BYTEA NOT NULL,
    control TEXT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    CONSTRAINT ledger_batch_balance CHECK (debits = credits)
);

CREATE TABLE ledger_batch_posting (
    posting BIGINT NOT NULL PRIMARY KEY,
    batch_id BIGINT NOT NULL REFERENCES ledger_batch (id)
);

CREATE INDEX ledger_batch_posting_by_batch ON ledger_batch_posting (batch_id);
CREATE INDEX ledger_by_date ON ledger_entry (date, posting);

CREATE TABLE journal_entry (
    charge_id BIGINT NOT NULL REFERENCES charge (id),
    n BIGINT NOT NULL,
    amount BIGINT NOT NULL CONSTRAINT journal_entry_amount CHECK (amount <> 0),
    at BIGINT NOT NULL,
    PRIMARY KEY (charge_id, n)
);

CREATE INDEX charge_for_journal ON charge (event_date) WHERE settlement = 'journal';

CREATE TABLE bank_line (
    id BIGINT NOT NULL PRIMARY KEY,
    fingerprint TEXT NOT NULL CONSTRAINT bank_line_once UNIQUE,
    received_on TEXT NOT NULL,
    amount BIGINT NOT NULL CONSTRAINT bank_line_amount CHECK (amount > 0),
    reference TEXT NOT NULL,
    payer TEXT NOT NULL,
    imported_at BIGINT NOT NULL,
    imported_by TEXT NOT NULL,
    state TEXT NOT NULL CONSTRAINT bank_line_state CHECK (state IN ('waiting', 'recorded', 'set_aside')),
    payment_id BIGINT REFERENCES payment (id),
    reason TEXT NOT NULL,
    decided_at BIGINT,
    decided_by TEXT,
    CONSTRAINT bank_line_payment CHECK ((state = 'recorded') = (payment_id IS NOT NULL)),
    CONSTRAINT bank_line_decision CHECK ((state = 'waiting') = (decided_at IS NULL))
);

CREATE INDEX bank_line_waiting ON bank_line (received_on, id) WHERE state = 'waiting';
CREATE UNIQUE INDEX bank_line_of_payment ON bank_line (payment_id) WHERE payment_id IS NOT NULL;

CREATE TABLE invoice_reminder (
    invoice_id BIGINT NOT NULL REFERENCES invoice (id),
    days BIGINT NOT NULL CONSTRAINT invoice_reminder_days CHECK (days > 0),
    outstanding BIGINT NOT NULL CONSTRAINT invoice_reminder_outstanding CHECK (outstanding > 0),
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    PRIMARY KEY (invoice_id, days)
);

CREATE TRIGGER payment_return_no_change BEFORE UPDATE OR DELETE ON payment_return
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER payment_return_no_truncate BEFORE TRUNCATE ON payment_return
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_layout_no_change BEFORE UPDATE OR DELETE ON ledger_layout
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_layout_no_truncate BEFORE TRUNCATE ON ledger_layout
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_batch_no_change BEFORE UPDATE OR DELETE ON ledger_batch
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_batch_no_truncate BEFORE TRUNCATE ON ledger_batch
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_batch_posting_no_change BEFORE UPDATE OR DELETE ON ledger_batch_posting
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_batch_posting_no_truncate BEFORE TRUNCATE ON ledger_batch_posting
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER journal_entry_no_change BEFORE UPDATE OR DELETE ON journal_entry
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER journal_entry_no_truncate BEFORE TRUNCATE ON journal_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER invoice_reminder_no_change BEFORE UPDATE OR DELETE ON invoice_reminder
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER invoice_reminder_no_truncate BEFORE TRUNCATE ON invoice_reminder
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
