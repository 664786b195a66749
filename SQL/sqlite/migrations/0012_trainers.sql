-- Who teaches which event.
CREATE TABLE event_trainer (
    event_id INTEGER NOT NULL REFERENCES event (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    PRIMARY KEY (event_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX event_trainer_by_person ON event_trainer (person_id);
