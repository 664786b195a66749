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
