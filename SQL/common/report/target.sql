-- How many events and places did the programme of this financial year set out to offer?
SELECT COUNT(*) AS courses, CAST(COALESCE(SUM(planned_events), 0) AS BIGINT) AS events,
    CAST(COALESCE(SUM(planned_places), 0) AS BIGINT) AS places
FROM programme_target
WHERE year = $1
