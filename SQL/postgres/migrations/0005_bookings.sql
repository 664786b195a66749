-- Who claims a place of which event, every step of it, the offers made and what the evidence says of attendance.
-- What a booking and its history refer to is no foreign key here: the check of one looks the row up again and locks it,
-- and every booking would lock the same policy and one of few agencies. The service may delete none of them, the other
-- engine checks the same repositories by foreign keys, and `turnout verify` looks for what refers to nothing.
-- Lists stand as array literals, because the server reads the text of a CHECK anew for every statement.
CREATE TABLE booking (
    id BIGINT NOT NULL PRIMARY KEY,
    event_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    agency_id BIGINT NOT NULL,
    state TEXT NOT NULL CONSTRAINT booking_state CHECK (
        state = ANY ('{requested, declined, lapsed, confirmed, reconfirming, waitlisted, offered, withdrawn,
            cancelled_in_time, cancelled_late, cancelled_unjudged, event_cancelled, substituted, moved}')),
    until BIGINT,
    ticket BIGINT,
    successor BIGINT REFERENCES booking (id) DEFERRABLE INITIALLY DEFERRED,
    origin TEXT NOT NULL CONSTRAINT booking_origin CHECK (origin = ANY ('{booked, walk_in, substitute, moved}')),
    replaces BIGINT REFERENCES booking (id) DEFERRABLE INITIALLY DEFERRED,
    outcome TEXT NOT NULL CONSTRAINT booking_outcome CHECK (
        outcome = ANY ('{not_recorded, attended, left_early, refused_late, did_not_attend, excused}')),
    priority BIGINT NOT NULL,
    policy_id BIGINT,
    band TEXT,
    job_role TEXT NOT NULL,
    booked_at BIGINT NOT NULL,
    placed_at BIGINT,
    received_at BIGINT,
    channel TEXT,
    notice_by TEXT,
    version BIGINT NOT NULL,
    CONSTRAINT booking_of_event CHECK (event_id = id / 1048576),
    CONSTRAINT booking_until CHECK ((state = ANY ('{offered, reconfirming}')) = (until IS NOT NULL)),
    CONSTRAINT booking_ticket CHECK ((state = 'waitlisted') = (ticket IS NOT NULL)),
    CONSTRAINT booking_successor CHECK ((state = ANY ('{substituted, moved}')) = (successor IS NOT NULL)),
    CONSTRAINT booking_notice CHECK (state <> ALL ('{cancelled_in_time, cancelled_late, cancelled_unjudged}')
        OR received_at IS NOT NULL),
    CONSTRAINT booking_notice_whole CHECK ((received_at IS NULL) = (channel IS NULL)
        AND (received_at IS NULL) = (notice_by IS NULL)),
    CONSTRAINT booking_judged CHECK (state <> 'cancelled_late' OR policy_id IS NOT NULL)
);

-- Finds the bookings of a person, and lets only one of them for an event be live: those that are end alike.
CREATE UNIQUE INDEX booking_one_live ON booking (person_id, event_id, (
    CASE WHEN state = ANY ('{requested, confirmed, reconfirming, waitlisted, offered}') THEN 0 ELSE id END));
CREATE INDEX booking_waiting ON booking (event_id, priority, ticket) WHERE state = 'waitlisted';
CREATE INDEX booking_due ON booking (until) WHERE until IS NOT NULL;
CREATE INDEX booking_unbound ON booking (placed_at) WHERE policy_id IS NULL AND placed_at IS NOT NULL;

CREATE TABLE booking_history (
    booking_id BIGINT NOT NULL,
    n BIGINT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    happened TEXT NOT NULL,
    state TEXT NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (booking_id, n)
);

CREATE TABLE offer (
    booking_id BIGINT NOT NULL REFERENCES booking (id),
    n BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    until BIGINT NOT NULL,
    state TEXT NOT NULL CONSTRAINT offer_state CHECK (state = ANY ('{pending, claimed, expired, revoked}')),
    ended_at BIGINT,
    PRIMARY KEY (booking_id, n),
    CONSTRAINT offer_ended CHECK ((state = 'pending') = (ended_at IS NULL))
);

CREATE TABLE attendance (
    booking_id BIGINT NOT NULL REFERENCES booking (id),
    session_n BIGINT NOT NULL,
    n BIGINT NOT NULL,
    mark TEXT NOT NULL CONSTRAINT attendance_mark CHECK (
        mark = ANY ('{attended, late, left_early, refused_late, did_not_attend, excused, not_recorded}')),
    minutes BIGINT NOT NULL CONSTRAINT attendance_minutes CHECK (minutes >= 0),
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    PRIMARY KEY (booking_id, session_n, n)
);

CREATE TABLE cancel_attempt (
    booking_id BIGINT NOT NULL REFERENCES booking (id),
    n BIGINT NOT NULL,
    received_at BIGINT NOT NULL,
    channel TEXT NOT NULL,
    notice_by TEXT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (booking_id, n)
);
