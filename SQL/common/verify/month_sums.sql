-- Which sums of months that stand are not those of their events?
SELECT 'the sums of month ' || d.month || ' of the year ' || d.year || ' are not those of its events' AS fault
FROM (
    SELECT u.year, u.month
    FROM (
        SELECT b.year, b.month, b.course_id, b.status, b.places, b.agency_id,
            b.arrivals, b.requested, b.held, b.offered, b.waiting, b.walk_ins, b.attended, b.left_early,
            b.refused_late, b.did_not_attend, b.excused, b.cancelled_in_time, b.cancelled_late,
            b.cancelled_unjudged, b.event_cancelled, b.substituted, b.moved, b.assessed, b.assessed_pence, b.exempt,
            b.relieved, b.relieved_pence, b.waived, b.waived_pence, b.invoiced_pence
        FROM month_sum m JOIN agency_month b ON b.year = m.year AND b.month = m.month
        WHERE m.stands = 1
        UNION ALL
        SELECT e.year, e.month, e.course_id, e.status, e.places, t.agency_id,
            -t.arrivals, -t.requested, -t.held, -t.offered, -t.waiting, -t.walk_ins, -t.attended, -t.left_early,
            -t.refused_late, -t.did_not_attend, -t.excused, -t.cancelled_in_time, -t.cancelled_late,
            -t.cancelled_unjudged, -t.event_cancelled, -t.substituted, -t.moved, -t.assessed, -t.assessed_pence,
            -t.exempt, -t.relieved, -t.relieved_pence, -t.waived, -t.waived_pence, -t.invoiced_pence
        FROM event e JOIN event_tally t ON t.event_id = e.id
        WHERE e.summed = 1 AND e.kind IN ('course', 'master_class', 'train_the_trainer')
            AND EXISTS (SELECT 1 FROM month_sum m WHERE m.year = e.year AND m.month = e.month AND m.stands = 1)) u
    GROUP BY u.year, u.month, u.course_id, u.status, u.places, u.agency_id
    HAVING SUM(u.arrivals) <> 0 OR SUM(u.requested) <> 0 OR SUM(u.held) <> 0 OR SUM(u.offered) <> 0
        OR SUM(u.waiting) <> 0 OR SUM(u.walk_ins) <> 0 OR SUM(u.attended) <> 0 OR SUM(u.left_early) <> 0
        OR SUM(u.refused_late) <> 0
            OR SUM(u.did_not_attend) <> 0 OR SUM(u.excused) <> 0 OR SUM(u.cancelled_in_time) <> 0
        OR SUM(u.cancelled_late) <> 0
            OR SUM(u.cancelled_unjudged) <> 0 OR SUM(u.event_cancelled) <> 0 OR SUM(u.substituted) <> 0
        OR SUM(u.moved) <> 0 OR SUM(u.assessed) <> 0 OR SUM(u.assessed_pence) <> 0 OR SUM(u.exempt) <> 0
        OR SUM(u.relieved) <> 0 OR SUM(u.relieved_pence) <> 0 OR SUM(u.waived) <> 0 OR SUM(u.waived_pence) <> 0
        OR SUM(u.invoiced_pence) <> 0) d
GROUP BY d.year, d.month ORDER BY d.year, d.month
LIMIT 20
