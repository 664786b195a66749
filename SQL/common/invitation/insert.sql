-- Records that a person is invited to an event.
INSERT INTO invitation (id, event_id, person_id, at, actor) VALUES ($1, $2, $3, $4, $5)
