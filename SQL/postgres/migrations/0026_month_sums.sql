-- What agencies' counters come to month by month, for months that are over: reports of whole years read these sums and
-- not each agency at each event. A sum stands until an event in it changes by any path; then the month is told by its
-- events again, until it is summed anew.
ALTER TABLE event ADD COLUMN summed BIGINT NOT NULL DEFAULT 0
    CONSTRAINT event_summed CHECK (summed = 0 OR summed = 1);
CREATE INDEX event_unsummed ON event (first_date) WHERE summed = 0;

CREATE TABLE month_sum (
    year BIGINT NOT NULL,
    month BIGINT NOT NULL,
    stands BIGINT NOT NULL CONSTRAINT month_sum_stands CHECK (stands = 0 OR stands = 1),
    PRIMARY KEY (year, month)
);

CREATE TABLE agency_month (
    year BIGINT NOT NULL,
    month BIGINT NOT NULL,
    course_id BIGINT NOT NULL REFERENCES course (id),
    status TEXT NOT NULL,
    places BIGINT NOT NULL,
    agency_id BIGINT NOT NULL REFERENCES agency (id),
    arrivals BIGINT NOT NULL,
    requested BIGINT NOT NULL,
    held BIGINT NOT NULL,
    offered BIGINT NOT NULL,
    waiting BIGINT NOT NULL,
    walk_ins BIGINT NOT NULL,
    attended BIGINT NOT NULL,
    left_early BIGINT NOT NULL,
    refused_late BIGINT NOT NULL,
    did_not_attend BIGINT NOT NULL,
    excused BIGINT NOT NULL,
    cancelled_in_time BIGINT NOT NULL,
    cancelled_late BIGINT NOT NULL,
    cancelled_unjudged BIGINT NOT NULL,
    event_cancelled BIGINT NOT NULL,
    substituted BIGINT NOT NULL,
    moved BIGINT NOT NULL,
    assessed BIGINT NOT NULL,
    assessed_pence BIGINT NOT NULL,
    exempt BIGINT NOT NULL,
    relieved BIGINT NOT NULL,
    relieved_pence BIGINT NOT NULL,
    waived BIGINT NOT NULL,
    waived_pence BIGINT NOT NULL,
    invoiced_pence BIGINT NOT NULL,
    PRIMARY KEY (year, month, course_id, status, places, agency_id)
);

CREATE FUNCTION no_longer_summed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE month_sum SET stands = 0
    WHERE stands = 1
        AND ((year = OLD.year AND month = OLD.month) OR (year = NEW.year AND month = NEW.month));
    RETURN NULL;
END $$;
CREATE TRIGGER event_no_longer_summed AFTER UPDATE ON event
    FOR EACH ROW WHEN (OLD.summed = 1) EXECUTE FUNCTION no_longer_summed();
