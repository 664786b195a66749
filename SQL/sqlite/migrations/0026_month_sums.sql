-- What agencies' counters come to month by month, for months that are over: reports of whole years read these sums and
-- not each agency at each event. A sum stands until an event in it changes by any path; then the month is told by its
-- events again, until it is summed anew.
ALTER TABLE event ADD COLUMN summed INTEGER NOT NULL DEFAULT 0
    CONSTRAINT event_summed CHECK (summed = 0 OR summed = 1);
CREATE INDEX event_unsummed ON event (first_date) WHERE summed = 0;

CREATE TABLE month_sum (
    year INTEGER NOT NULL,
    month INTEGER NOT NULL,
    stands INTEGER NOT NULL CONSTRAINT month_sum_stands CHECK (stands = 0 OR stands = 1),
    PRIMARY KEY (year, month)
) STRICT, WITHOUT ROWID;

CREATE TABLE agency_month (
    year INTEGER NOT NULL,
    month INTEGER NOT NULL,
    course_id INTEGER NOT NULL REFERENCES course (id),
    status TEXT NOT NULL,
    places INTEGER NOT NULL,
    agency_id INTEGER NOT NULL REFERENCES agency (id),
    arrivals INTEGER NOT NULL,
    requested INTEGER NOT NULL,
    held INTEGER NOT NULL,
    offered INTEGER NOT NULL,
    waiting INTEGER NOT NULL,
    walk_ins INTEGER NOT NULL,
    attended INTEGER NOT NULL,
    left_early INTEGER NOT NULL,
    refused_late INTEGER NOT NULL,
    did_not_attend INTEGER NOT NULL,
    excused INTEGER NOT NULL,
    cancelled_in_time INTEGER NOT NULL,
    cancelled_late INTEGER NOT NULL,
    cancelled_unjudged INTEGER NOT NULL,
    event_cancelled INTEGER NOT NULL,
    substituted INTEGER NOT NULL,
    moved INTEGER NOT NULL,
    assessed INTEGER NOT NULL,
    assessed_pence INTEGER NOT NULL,
    exempt INTEGER NOT NULL,
    relieved INTEGER NOT NULL,
    relieved_pence INTEGER NOT NULL,
    waived INTEGER NOT NULL,
    waived_pence INTEGER NOT NULL,
    invoiced_pence INTEGER NOT NULL,
    PRIMARY KEY (year, month, course_id, status, places, agency_id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER event_no_longer_summed AFTER UPDATE ON event WHEN OLD.summed = 1 BEGIN
    UPDATE month_sum SET stands = 0
    WHERE stands = 1
        AND ((year = OLD.year AND month = OLD.month) OR (year = NEW.year AND month = NEW.month));
END;
