-- Which counters are kept for agencies at these events?
SELECT t.event_id, t.agency_id, t.year, t.arrivals, t.requested, t.held, t.offered, t.waiting, t.walk_ins, t.attended,
    t.left_early, t.refused_late, t.did_not_attend, t.excused, t.cancelled_in_time, t.cancelled_late,
    t.cancelled_unjudged, t.event_cancelled, t.substituted, t.moved, t.assessed, t.assessed_pence, t.exempt, t.relieved,
    t.relieved_pence, t.waived, t.waived_pence, t.invoiced_pence
FROM event_tally t WHERE t.event_id BETWEEN $1 AND $2 ORDER BY t.event_id, t.agency_id
