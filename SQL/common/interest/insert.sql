-- Records that a person wants to be told when a course runs.
INSERT INTO interest (id, person_id, course_id, since) VALUES ($1, $2, $3, $4)
