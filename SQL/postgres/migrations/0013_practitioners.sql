-- How those who come get in: a key to the room, and so apart from what everybody reads of an event.
CREATE TABLE event_joining (
    event_id BIGINT NOT NULL PRIMARY KEY REFERENCES event (id),
    instructions TEXT NOT NULL,
    link TEXT NOT NULL CONSTRAINT event_joining_link CHECK (link = '' OR link LIKE 'https://%'),
    changed_at BIGINT NOT NULL,
    changed_by TEXT NOT NULL,
    CONSTRAINT event_joining_something CHECK (instructions <> '' OR link <> '')
);

-- What people need on the day, with their consent: never in any other table, and purged after the event.
CREATE TABLE access_need (
    booking_id BIGINT NOT NULL PRIMARY KEY REFERENCES booking (id),
    needs TEXT NOT NULL CONSTRAINT access_need_told CHECK (needs <> ''),
    consented_at BIGINT NOT NULL,
    recorded_by TEXT NOT NULL
);

-- Who proves an address of a domain works for its agency.
CREATE TABLE agency_mail_domain (
    domain TEXT NOT NULL PRIMARY KEY,
    agency_id BIGINT NOT NULL REFERENCES agency (id),
    added_at BIGINT NOT NULL,
    added_by TEXT NOT NULL
);

CREATE INDEX agency_mail_domain_by_agency ON agency_mail_domain (agency_id);

-- Who registered themselves with an address that tells no agency is to be confirmed before they take a place.
ALTER TABLE person ADD COLUMN to_confirm BIGINT NOT NULL DEFAULT 0
    CONSTRAINT person_to_confirm CHECK (to_confirm = 0 OR to_confirm = 1);
CREATE INDEX person_to_be_confirmed ON person (agency_id) WHERE to_confirm = 1;

-- Who wants to be told when a course runs, since when, and what became of it.
CREATE TABLE interest (
    id BIGINT NOT NULL PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id),
    course_id BIGINT NOT NULL REFERENCES course (id),
    since BIGINT NOT NULL,
    told_at BIGINT,
    told_event BIGINT REFERENCES event (id),
    withdrawn_at BIGINT,
    CONSTRAINT interest_told CHECK ((told_at IS NULL) = (told_event IS NULL)),
    CONSTRAINT interest_ended_once CHECK (told_at IS NULL OR withdrawn_at IS NULL)
);

CREATE UNIQUE INDEX interest_one_open ON interest (course_id, person_id)
    WHERE told_at IS NULL AND withdrawn_at IS NULL;
CREATE INDEX interest_by_person ON interest (person_id);

-- The audit is listed by record.
CREATE INDEX audit_by_subject ON audit (subject);

-- Who was invited to which event: each person to each once.
CREATE TABLE invitation (
    id BIGINT NOT NULL PRIMARY KEY,
    event_id BIGINT NOT NULL REFERENCES event (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    CONSTRAINT invitation_once UNIQUE (event_id, person_id)
);

CREATE INDEX invitation_by_person ON invitation (person_id);
