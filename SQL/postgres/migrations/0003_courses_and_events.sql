-- The catalogue, the programme, and the events with their sessions, allocations and kept counters.
CREATE TABLE course (
    id BIGINT NOT NULL PRIMARY KEY,
    code TEXT NOT NULL CONSTRAINT course_code UNIQUE,
    title TEXT NOT NULL,
    level TEXT NOT NULL,
    topic TEXT NOT NULL,
    minutes BIGINT NOT NULL CONSTRAINT course_minutes CHECK (minutes >= 0),
    target_groups TEXT NOT NULL,
    prerequisites TEXT NOT NULL,
    fee BIGINT NOT NULL CONSTRAINT course_fee CHECK (fee >= 0),
    review_on TEXT,
    refresher_months BIGINT,
    status TEXT NOT NULL CONSTRAINT course_status CHECK (status = ANY ('{active, closed}')),
    version BIGINT NOT NULL
);

CREATE TABLE event (
    id BIGINT NOT NULL PRIMARY KEY,
    reference TEXT NOT NULL CONSTRAINT event_reference UNIQUE,
    kind TEXT NOT NULL CONSTRAINT event_kind CHECK (
        kind = ANY ('{course, conference, briefing, master_class, e_learning, train_the_trainer}')),
    course_id BIGINT NOT NULL REFERENCES course (id),
    delivery TEXT NOT NULL,
    venue TEXT NOT NULL,
    status TEXT NOT NULL CONSTRAINT event_status CHECK (
        status = ANY ('{draft, published, closed, delivered, cancelled}')),
    reason TEXT NOT NULL,
    places BIGINT NOT NULL CONSTRAINT event_places CHECK (places >= 0),
    bookable BIGINT NOT NULL,
    minimum BIGINT NOT NULL CONSTRAINT event_minimum CHECK (minimum >= 0),
    needs_approval BIGINT NOT NULL CONSTRAINT event_needs_approval CHECK (needs_approval IN (0, 1)),
    offer_minutes BIGINT NOT NULL CONSTRAINT event_offer_minutes CHECK (offer_minutes > 0),
    priority TEXT NOT NULL,
    has_allocations BIGINT NOT NULL CONSTRAINT event_has_allocations CHECK (has_allocations IN (0, 1)),
    year BIGINT,
    month BIGINT,
    first_date TEXT,
    starts_at BIGINT,
    ends_at BIGINT,
    arrivals BIGINT NOT NULL DEFAULT 0,
    tickets BIGINT NOT NULL DEFAULT 0,
    requested BIGINT NOT NULL DEFAULT 0 CONSTRAINT event_requested CHECK (requested >= 0),
    held BIGINT NOT NULL DEFAULT 0 CONSTRAINT event_held CHECK (held >= 0),
    offered BIGINT NOT NULL DEFAULT 0 CONSTRAINT event_offered CHECK (offered >= 0),
    waiting BIGINT NOT NULL DEFAULT 0 CONSTRAINT event_waiting CHECK (waiting >= 0),
    walk_ins BIGINT NOT NULL DEFAULT 0,
    attended BIGINT NOT NULL DEFAULT 0,
    left_early BIGINT NOT NULL DEFAULT 0,
    refused_late BIGINT NOT NULL DEFAULT 0,
    did_not_attend BIGINT NOT NULL DEFAULT 0,
    excused BIGINT NOT NULL DEFAULT 0,
    cancelled_in_time BIGINT NOT NULL DEFAULT 0,
    cancelled_late BIGINT NOT NULL DEFAULT 0,
    cancelled_unjudged BIGINT NOT NULL DEFAULT 0,
    event_cancelled BIGINT NOT NULL DEFAULT 0,
    substituted BIGINT NOT NULL DEFAULT 0,
    moved BIGINT NOT NULL DEFAULT 0,
    assessed BIGINT NOT NULL DEFAULT 0,
    assessed_pence BIGINT NOT NULL DEFAULT 0,
    exempt BIGINT NOT NULL DEFAULT 0,
    relieved BIGINT NOT NULL DEFAULT 0,
    relieved_pence BIGINT NOT NULL DEFAULT 0,
    waived BIGINT NOT NULL DEFAULT 0,
    waived_pence BIGINT NOT NULL DEFAULT 0,
    invoiced_pence BIGINT NOT NULL DEFAULT 0,
    version BIGINT NOT NULL,
    CONSTRAINT event_never_oversold CHECK (held + offered <= bookable),
    CONSTRAINT event_dated CHECK (
        (starts_at IS NULL) = (year IS NULL) AND (starts_at IS NULL) = (month IS NULL)
        AND (starts_at IS NULL) = (ends_at IS NULL) AND (starts_at IS NULL) = (first_date IS NULL)
        AND (starts_at IS NOT NULL OR status = ANY ('{draft, cancelled}')))
)
-- Every booking changes a counter here: room on the page keeps the new version beside the old, out of the indexes.
WITH (fillfactor = 60);

CREATE INDEX event_by_year ON event (year, kind, status);
CREATE INDEX event_by_course ON event (course_id);
CREATE INDEX event_by_start ON event (starts_at);

CREATE TABLE session (
    event_id BIGINT NOT NULL REFERENCES event (id),
    n BIGINT NOT NULL,
    starts_local TEXT NOT NULL,
    ends_local TEXT NOT NULL,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    PRIMARY KEY (event_id, n),
    CONSTRAINT session_order CHECK (starts_at < ends_at)
);

CREATE TABLE allocation (
    event_id BIGINT NOT NULL REFERENCES event (id),
    n BIGINT NOT NULL,
    agency_id BIGINT REFERENCES agency (id),
    sector TEXT,
    reserved BIGINT NOT NULL CONSTRAINT allocation_reserved CHECK (reserved >= 0),
    cap BIGINT CONSTRAINT allocation_cap CHECK (cap >= 0),
    release_at BIGINT,
    PRIMARY KEY (event_id, n),
    CONSTRAINT allocation_group CHECK ((agency_id IS NULL) <> (sector IS NULL))
);

CREATE TABLE event_tally (
    -- No foreign keys, as in booking (0005): the check of one would lock a row that every event shares.
    event_id BIGINT NOT NULL,
    agency_id BIGINT NOT NULL,
    year BIGINT,
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
    assessed BIGINT NOT NULL DEFAULT 0,
    assessed_pence BIGINT NOT NULL DEFAULT 0,
    exempt BIGINT NOT NULL DEFAULT 0,
    relieved BIGINT NOT NULL DEFAULT 0,
    relieved_pence BIGINT NOT NULL DEFAULT 0,
    waived BIGINT NOT NULL DEFAULT 0,
    waived_pence BIGINT NOT NULL DEFAULT 0,
    invoiced_pence BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (event_id, agency_id)
)
WITH (fillfactor = 60);

CREATE INDEX event_tally_invoiced ON event_tally (year, agency_id, invoiced_pence) WHERE invoiced_pence <> 0;

CREATE TABLE event_history (
    event_id BIGINT NOT NULL REFERENCES event (id),
    n BIGINT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (event_id, n)
);

CREATE TABLE programme_target (
    year BIGINT NOT NULL,
    course_id BIGINT NOT NULL REFERENCES course (id),
    planned_events BIGINT NOT NULL CONSTRAINT programme_target_events CHECK (planned_events >= 0),
    planned_places BIGINT NOT NULL CONSTRAINT programme_target_places CHECK (planned_places >= 0),
    PRIMARY KEY (year, course_id)
);

CREATE TABLE workforce (
    agency_id BIGINT NOT NULL REFERENCES agency (id),
    staff_group TEXT NOT NULL,
    as_of TEXT NOT NULL,
    headcount BIGINT NOT NULL CONSTRAINT workforce_headcount CHECK (headcount >= 0),
    PRIMARY KEY (agency_id, staff_group, as_of)
);

CREATE TABLE bank_holiday (
    nation TEXT NOT NULL CONSTRAINT bank_holiday_nation CHECK (
        nation = ANY ('{england_and_wales, scotland, northern_ireland}')),
    date TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (nation, date)
);
