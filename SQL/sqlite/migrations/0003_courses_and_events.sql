-- The catalogue, the programme, and the events with their sessions, allocations and kept counters.
CREATE TABLE course (
    id INTEGER NOT NULL PRIMARY KEY,
    code TEXT NOT NULL CONSTRAINT course_code UNIQUE,
    title TEXT NOT NULL,
    level TEXT NOT NULL,
    topic TEXT NOT NULL,
    minutes INTEGER NOT NULL CONSTRAINT course_minutes CHECK (minutes >= 0),
    target_groups TEXT NOT NULL,
    prerequisites TEXT NOT NULL,
    fee INTEGER NOT NULL CONSTRAINT course_fee CHECK (fee >= 0),
    review_on TEXT,
    refresher_months INTEGER,
    status TEXT NOT NULL CONSTRAINT course_status CHECK (status IN ('active', 'closed')),
    version INTEGER NOT NULL
) STRICT;

CREATE TABLE event (
    id INTEGER NOT NULL PRIMARY KEY,
    reference TEXT NOT NULL CONSTRAINT event_reference UNIQUE,
    kind TEXT NOT NULL CONSTRAINT event_kind CHECK (
        kind IN ('course', 'conference', 'briefing', 'master_class', 'e_learning', 'train_the_trainer')),
    course_id INTEGER NOT NULL REFERENCES course (id),
    delivery TEXT NOT NULL,
    venue TEXT NOT NULL,
    status TEXT NOT NULL CONSTRAINT event_status CHECK (
        status IN ('draft', 'published', 'closed', 'delivered', 'cancelled')),
    reason TEXT NOT NULL,
    places INTEGER NOT NULL CONSTRAINT event_places CHECK (places >= 0),
    bookable INTEGER NOT NULL,
    minimum INTEGER NOT NULL CONSTRAINT event_minimum CHECK (minimum >= 0),
    needs_approval INTEGER NOT NULL CONSTRAINT event_needs_approval CHECK (needs_approval IN (0, 1)),
    offer_minutes INTEGER NOT NULL CONSTRAINT event_offer_minutes CHECK (offer_minutes > 0),
    priority TEXT NOT NULL,
    has_allocations INTEGER NOT NULL CONSTRAINT event_has_allocations CHECK (has_allocations IN (0, 1)),
    year INTEGER,
    month INTEGER,
    first_date TEXT,
    starts_at INTEGER,
    ends_at INTEGER,
    arrivals INTEGER NOT NULL DEFAULT 0,
    tickets INTEGER NOT NULL DEFAULT 0,
    requested INTEGER NOT NULL DEFAULT 0 CONSTRAINT event_requested CHECK (requested >= 0),
    held INTEGER NOT NULL DEFAULT 0 CONSTRAINT event_held CHECK (held >= 0),
    offered INTEGER NOT NULL DEFAULT 0 CONSTRAINT event_offered CHECK (offered >= 0),
    waiting INTEGER NOT NULL DEFAULT 0 CONSTRAINT event_waiting CHECK (waiting >= 0),
    walk_ins INTEGER NOT NULL DEFAULT 0,
    attended INTEGER NOT NULL DEFAULT 0,
    left_early INTEGER NOT NULL DEFAULT 0,
    refused_late INTEGER NOT NULL DEFAULT 0,
    did_not_attend INTEGER NOT NULL DEFAULT 0,
    excused INTEGER NOT NULL DEFAULT 0,
    cancelled_in_time INTEGER NOT NULL DEFAULT 0,
    cancelled_late INTEGER NOT NULL DEFAULT 0,
    cancelled_unjudged INTEGER NOT NULL DEFAULT 0,
    event_cancelled INTEGER NOT NULL DEFAULT 0,
    substituted INTEGER NOT NULL DEFAULT 0,
    moved INTEGER NOT NULL DEFAULT 0,
    assessed INTEGER NOT NULL DEFAULT 0,
    assessed_pence INTEGER NOT NULL DEFAULT 0,
    exempt INTEGER NOT NULL DEFAULT 0,
    relieved INTEGER NOT NULL DEFAULT 0,
    relieved_pence INTEGER NOT NULL DEFAULT 0,
    waived INTEGER NOT NULL DEFAULT 0,
    waived_pence INTEGER NOT NULL DEFAULT 0,
    invoiced_pence INTEGER NOT NULL DEFAULT 0,
    version INTEGER NOT NULL,
    CONSTRAINT event_never_oversold CHECK (held + offered <= bookable),
    CONSTRAINT event_dated CHECK (
        (starts_at IS NULL) = (year IS NULL) AND (starts_at IS NULL) = (month IS NULL)
        AND (starts_at IS NULL) = (ends_at IS NULL) AND (starts_at IS NULL) = (first_date IS NULL)
        AND (starts_at IS NOT NULL OR status IN ('draft', 'cancelled')))
) STRICT;

CREATE INDEX event_by_year ON event (year, kind, status);
CREATE INDEX event_by_course ON event (course_id);
CREATE INDEX event_by_start ON event (starts_at);

CREATE TABLE session (
    event_id INTEGER NOT NULL REFERENCES event (id),
    n INTEGER NOT NULL,
    starts_local TEXT NOT NULL,
    ends_local TEXT NOT NULL,
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    PRIMARY KEY (event_id, n),
    CONSTRAINT session_order CHECK (starts_at < ends_at)
) STRICT, WITHOUT ROWID;

CREATE TABLE allocation (
    event_id INTEGER NOT NULL REFERENCES event (id),
    n INTEGER NOT NULL,
    agency_id INTEGER REFERENCES agency (id),
    sector TEXT,
    reserved INTEGER NOT NULL CONSTRAINT allocation_reserved CHECK (reserved >= 0),
    cap INTEGER CONSTRAINT allocation_cap CHECK (cap >= 0),
    release_at INTEGER,
    PRIMARY KEY (event_id, n),
    CONSTRAINT allocation_group CHECK ((agency_id IS NULL) <> (sector IS NULL))
) STRICT;

CREATE TABLE event_tally (
    event_id INTEGER NOT NULL REFERENCES event (id),
    agency_id INTEGER NOT NULL REFERENCES agency (id),
    year INTEGER,
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
    assessed INTEGER NOT NULL DEFAULT 0,
    assessed_pence INTEGER NOT NULL DEFAULT 0,
    exempt INTEGER NOT NULL DEFAULT 0,
    relieved INTEGER NOT NULL DEFAULT 0,
    relieved_pence INTEGER NOT NULL DEFAULT 0,
    waived INTEGER NOT NULL DEFAULT 0,
    waived_pence INTEGER NOT NULL DEFAULT 0,
    invoiced_pence INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (event_id, agency_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX event_tally_invoiced ON event_tally (year, agency_id, invoiced_pence) WHERE invoiced_pence <> 0;

CREATE TABLE event_history (
    event_id INTEGER NOT NULL REFERENCES event (id),
    n INTEGER NOT NULL,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (event_id, n)
) STRICT;

CREATE TABLE programme_target (
    year INTEGER NOT NULL,
    course_id INTEGER NOT NULL REFERENCES course (id),
    planned_events INTEGER NOT NULL CONSTRAINT programme_target_events CHECK (planned_events >= 0),
    planned_places INTEGER NOT NULL CONSTRAINT programme_target_places CHECK (planned_places >= 0),
    PRIMARY KEY (year, course_id)
) STRICT;

CREATE TABLE workforce (
    agency_id INTEGER NOT NULL REFERENCES agency (id),
    staff_group TEXT NOT NULL,
    as_of TEXT NOT NULL,
    headcount INTEGER NOT NULL CONSTRAINT workforce_headcount CHECK (headcount >= 0),
    PRIMARY KEY (agency_id, staff_group, as_of)
) STRICT;

CREATE TABLE bank_holiday (
    nation TEXT NOT NULL CONSTRAINT bank_holiday_nation CHECK (
        nation IN ('england_and_wales', 'scotland', 'northern_ireland')),
    date TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (nation, date)
) STRICT;
