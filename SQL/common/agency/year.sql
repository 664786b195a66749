-- What came of this agency's bookings of a financial year's events that were held, course by course, and what did they
-- cost?
SELECT c.code, c.title, count(*) AS events, CAST(sum(t.held) AS BIGINT) AS held,
    CAST(sum(t.walk_ins) AS BIGINT) AS walk_ins, CAST(sum(t.attended) AS BIGINT) AS attended,
    CAST(sum(t.did_not_attend + t.refused_late) AS BIGINT) AS absent,
    CAST(sum(t.cancelled_late) AS BIGINT) AS cancelled_late,
    CAST(sum(t.cancelled_in_time) AS BIGINT) AS cancelled_in_time, CAST(sum(t.excused) AS BIGINT) AS excused,
    CAST(sum(t.assessed_pence) AS BIGINT) AS assessed_pence,
    CAST(sum(t.relieved_pence) AS BIGINT) AS relieved_pence,
    CAST(sum(t.waived_pence) AS BIGINT) AS waived_pence,
    CAST(sum(t.invoiced_pence) AS BIGINT) AS invoiced_pence
FROM event e
JOIN event_tally t ON t.event_id = e.id AND t.agency_id = $1
JOIN course c ON c.id = e.course_id
WHERE e.year = $2 AND e.status = 'delivered' AND (CAST($3 AS BIGINT) IS NULL OR t.agency_id = $3)
GROUP BY c.code, c.title ORDER BY c.code
