-- Who claims a place of which event, every step of it, the offers made and what the evidence says of attendance.
-- Values are told as alternatives: SQLite builds a list of three or more anew, as a table, for every row it checks.
CREATE TABLE booking (
    id INTEGER NOT NULL PRIMARY KEY,
    event_id INTEGER NOT NULL REFERENCES event (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    agency_id INTEGER NOT NULL REFERENCES agency (id),
    state TEXT NOT NULL CONSTRAINT booking_state CHECK (
        state = 'requested' OR state = 'declined' OR state = 'lapsed' OR state = 'confirmed'
        OR state = 'reconfirming' OR state = 'waitlisted' OR state = 'offered' OR state = 'withdrawn'
        OR state = 'cancelled_in_time' OR state = 'cancelled_late' OR state = 'cancelled_unjudged'
        OR state = 'event_cancelled' OR state = 'substituted' OR state = 'moved'),
    until INTEGER,
    ticket INTEGER,
    successor INTEGER REFERENCES booking (id) DEFERRABLE INITIALLY DEFERRED,
    origin TEXT NOT NULL CONSTRAINT booking_origin CHECK (
        origin = 'booked' OR origin = 'walk_in' OR origin = 'substitute' OR origin = 'moved'),
    replaces INTEGER REFERENCES booking (id) DEFERRABLE INITIALLY DEFERRED,
    outcome TEXT NOT NULL CONSTRAINT booking_outcome CHECK (
        outcome = 'not_recorded' OR outcome = 'attended' OR outcome = 'left_early' OR outcome = 'refused_late'
        OR outcome = 'did_not_attend' OR outcome = 'excused'),
    priority INTEGER NOT NULL,
    policy_id INTEGER REFERENCES policy (id),
    band TEXT,
    job_role TEXT NOT NULL,
    booked_at INTEGER NOT NULL,
    placed_at INTEGER,
    received_at INTEGER,
    channel TEXT,
    notice_by TEXT,
    version INTEGER NOT NULL,
    CONSTRAINT booking_of_event CHECK (event_id = id / 1048576),
    CONSTRAINT booking_until CHECK ((state IN ('offered', 'reconfirming')) = (until IS NOT NULL)),
    CONSTRAINT booking_ticket CHECK ((state = 'waitlisted') = (ticket IS NOT NULL)),
    CONSTRAINT booking_successor CHECK ((state IN ('substituted', 'moved')) = (successor IS NOT NULL)),
    CONSTRAINT booking_notice CHECK (received_at IS NOT NULL
        OR (state <> 'cancelled_in_time' AND state <> 'cancelled_late' AND state <> 'cancelled_unjudged')),
    CONSTRAINT booking_notice_whole CHECK ((received_at IS NULL) = (channel IS NULL)
        AND (received_at IS NULL) = (notice_by IS NULL)),
    CONSTRAINT booking_judged CHECK (state <> 'cancelled_late' OR policy_id IS NOT NULL)
) STRICT;

-- Finds the bookings of a person, and lets only one of them for an event be live: those that are end alike.
CREATE UNIQUE INDEX booking_one_live ON booking (person_id, event_id, (
    CASE WHEN state = 'requested' OR state = 'confirmed' OR state = 'reconfirming' OR state = 'waitlisted'
        OR state = 'offered' THEN 0 ELSE id END));
CREATE INDEX booking_waiting ON booking (event_id, priority, ticket) WHERE state = 'waitlisted';
CREATE INDEX booking_due ON booking (until) WHERE until IS NOT NULL;
CREATE INDEX booking_unbound ON booking (placed_at) WHERE policy_id IS NULL AND placed_at IS NOT NULL;
-- SQLite looks for rows that refer to a new booking while a reference is still open: without these it reads them all.
CREATE INDEX booking_by_successor ON booking (successor) WHERE successor IS NOT NULL;
CREATE INDEX booking_by_replaced ON booking (replaces) WHERE replaces IS NOT NULL;

CREATE TABLE booking_history (
    booking_id INTEGER NOT NULL REFERENCES booking (id),
    n INTEGER NOT NULL,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    happened TEXT NOT NULL,
    state TEXT NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (booking_id, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE offer (
    booking_id INTEGER NOT NULL REFERENCES booking (id),
    n INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    until INTEGER NOT NULL,
    state TEXT NOT NULL CONSTRAINT offer_state CHECK (
        state = 'pending' OR state = 'claimed' OR state = 'expired' OR state = 'revoked'),
    ended_at INTEGER,
    PRIMARY KEY (booking_id, n),
    CONSTRAINT offer_ended CHECK ((state = 'pending') = (ended_at IS NULL))
) STRICT;

CREATE TABLE attendance (
    booking_id INTEGER NOT NULL REFERENCES booking (id),
    session_n INTEGER NOT NULL,
    n INTEGER NOT NULL,
    mark TEXT NOT NULL CONSTRAINT attendance_mark CHECK (
        mark = 'attended' OR mark = 'late' OR mark = 'left_early' OR mark = 'refused_late'
        OR mark = 'did_not_attend' OR mark = 'excused' OR mark = 'not_recorded'),
    minutes INTEGER NOT NULL CONSTRAINT attendance_minutes CHECK (minutes >= 0),
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    PRIMARY KEY (booking_id, session_n, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE cancel_attempt (
    booking_id INTEGER NOT NULL REFERENCES booking (id),
    n INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    channel TEXT NOT NULL,
    notice_by TEXT NOT NULL,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (booking_id, n)
) STRICT;
