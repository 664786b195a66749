-- What the policy says each booking costs its agency, how that was settled, and every step of it.
CREATE TABLE charge (
    id INTEGER NOT NULL PRIMARY KEY,
    booking_id INTEGER NOT NULL REFERENCES booking (id),
    n INTEGER NOT NULL,
    event_id INTEGER NOT NULL REFERENCES event (id),
    agency_id INTEGER NOT NULL REFERENCES agency (id),
    policy_id INTEGER NOT NULL REFERENCES policy (id),
    occurrence TEXT NOT NULL,
    amount INTEGER NOT NULL CONSTRAINT charge_amount CHECK (amount >= 0),
    vat_category TEXT NOT NULL CONSTRAINT charge_vat CHECK (vat_category IN ('S', 'E', 'O')),
    settlement TEXT NOT NULL,
    explanation TEXT NOT NULL,
    year INTEGER NOT NULL,
    event_date TEXT NOT NULL,
    assessed_at INTEGER NOT NULL,
    state TEXT NOT NULL CONSTRAINT charge_state CHECK (
        state IN ('assessed', 'relieved', 'waived', 'notified', 'accepted', 'disputed', 'upheld', 'invoiced',
            'part_credited', 'credited', 'paid', 'written_off')),
    reason TEXT,
    decided_by TEXT,
    seconded_by TEXT,
    decided_on TEXT,
    notified_until TEXT,
    invoice_id INTEGER,
    version INTEGER NOT NULL,
    CONSTRAINT charge_once UNIQUE (booking_id, n),
    CONSTRAINT charge_reason CHECK ((state IN ('relieved', 'waived', 'disputed')) = (reason IS NOT NULL)),
    CONSTRAINT charge_waiver CHECK ((state = 'waived') = (decided_by IS NOT NULL AND decided_on IS NOT NULL)),
    CONSTRAINT charge_notified CHECK ((state = 'notified') = (notified_until IS NOT NULL)),
    CONSTRAINT charge_invoiced CHECK (
        (state IN ('invoiced', 'part_credited', 'credited', 'paid', 'written_off')) = (invoice_id IS NOT NULL))
) STRICT;

CREATE INDEX charge_open ON charge (agency_id, event_date) WHERE state IN ('assessed', 'notified', 'accepted',
    'disputed', 'upheld');
CREATE INDEX charge_by_event ON charge (event_id);
CREATE INDEX charge_by_year ON charge (year, agency_id);
CREATE INDEX charge_by_invoice ON charge (invoice_id) WHERE invoice_id IS NOT NULL;
CREATE INDEX charge_settled ON charge (year, state, amount) WHERE state IN ('paid', 'written_off');

CREATE TABLE charge_history (
    charge_id INTEGER NOT NULL REFERENCES charge (id),
    n INTEGER NOT NULL,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    happened TEXT NOT NULL,
    state TEXT NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (charge_id, n)
) STRICT;

CREATE TABLE waiver_request (
    booking_id INTEGER NOT NULL PRIMARY KEY REFERENCES booking (id),
    reason TEXT NOT NULL,
    decided_on TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    recorded_by TEXT NOT NULL
) STRICT;
