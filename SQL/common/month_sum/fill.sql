-- Sums the counters of agencies at the course events that are in the sum of a month.
INSERT INTO agency_month (year, month, course_id, status, places, agency_id,
    arrivals, requested, held, offered, waiting, walk_ins, attended, left_early, refused_late, did_not_attend,
    excused, cancelled_in_time, cancelled_late, cancelled_unjudged, event_cancelled, substituted, moved, assessed,
    assessed_pence, exempt, relieved, relieved_pence, waived, waived_pence, invoiced_pence)
SELECT e.year, e.month, e.course_id, e.status, e.places, t.agency_id,
    SUM(t.arrivals), SUM(t.requested), SUM(t.held), SUM(t.offered), SUM(t.waiting), SUM(t.walk_ins),
    SUM(t.attended), SUM(t.left_early), SUM(t.refused_late), SUM(t.did_not_attend), SUM(t.excused),
    SUM(t.cancelled_in_time), SUM(t.cancelled_late), SUM(t.cancelled_unjudged), SUM(t.event_cancelled),
    SUM(t.substituted), SUM(t.moved), SUM(t.assessed), SUM(t.assessed_pence), SUM(t.exempt), SUM(t.relieved),
    SUM(t.relieved_pence), SUM(t.waived), SUM(t.waived_pence), SUM(t.invoiced_pence)
FROM event e CROSS JOIN event_tally t
WHERE e.year = $1 AND e.month = $2 AND e.summed = 1 AND e.kind IN ('course', 'master_class', 'train_the_trainer')
    AND t.event_id = e.id
GROUP BY e.year, e.month, e.course_id, e.status, e.places, t.agency_id
