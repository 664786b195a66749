-- Sets what a year plans of a course; a row comes back only when something changed.
INSERT INTO programme_target (year, course_id, planned_events, planned_places) VALUES ($1, $2, $3, $4)
ON CONFLICT (year, course_id) DO UPDATE
    SET planned_events = excluded.planned_events, planned_places = excluded.planned_places
    WHERE programme_target.planned_events <> excluded.planned_events
        OR programme_target.planned_places <> excluded.planned_places
RETURNING year
