-- Which counters are kept for these events?
SELECT id, reference, year, arrivals, requested, held, offered, waiting, walk_ins, attended, left_early, refused_late,
    did_not_attend, excused, cancelled_in_time, cancelled_late, cancelled_unjudged, event_cancelled, substituted, moved,
    assessed, assessed_pence, exempt, relieved, relieved_pence, waived, waived_pence, invoiced_pence
FROM event WHERE id BETWEEN $1 AND $2 ORDER BY id
