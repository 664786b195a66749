-- The purchase order numbers that agencies give for single events; the last of an agency and event counts, and an empty
-- one takes it back.
CREATE TABLE purchase_order (
    event_id INTEGER NOT NULL REFERENCES event (id),
    agency_id INTEGER NOT NULL REFERENCES agency (id),
    n INTEGER NOT NULL CONSTRAINT purchase_order_n CHECK (n > 0),
    number TEXT NOT NULL,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    PRIMARY KEY (event_id, agency_id, n)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER purchase_order_no_update BEFORE UPDATE ON purchase_order BEGIN
    SELECT RAISE(ABORT, 'immutable: purchase_order is only ever added to');
END;
CREATE TRIGGER purchase_order_no_delete BEFORE DELETE ON purchase_order BEGIN
    SELECT RAISE(ABORT, 'immutable: purchase_order is only ever added to');
END;
