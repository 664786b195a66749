-- The purchase order numbers that agencies give for single events; the last of an agency and event counts, and an empty
-- one takes it back.
CREATE TABLE purchase_order (
    event_id BIGINT NOT NULL REFERENCES event (id),
    agency_id BIGINT NOT NULL REFERENCES agency (id),
    n BIGINT NOT NULL CONSTRAINT purchase_order_n CHECK (n > 0),
    number TEXT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    PRIMARY KEY (event_id, agency_id, n)
);

CREATE TRIGGER purchase_order_no_change BEFORE UPDATE OR DELETE ON purchase_order
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER purchase_order_no_truncate BEFORE TRUNCATE ON purchase_order
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
