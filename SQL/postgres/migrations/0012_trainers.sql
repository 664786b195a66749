-- Who teaches which event.
CREATE TABLE event_trainer (
    event_id BIGINT NOT NULL REFERENCES event (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    PRIMARY KEY (event_id, person_id)
);

CREATE INDEX event_trainer_by_person ON event_trainer (person_id);
