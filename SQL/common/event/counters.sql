-- What are the kept counters of this event, in the order of the counters?
SELECT arrivals, requested, held, offered, waiting, walk_ins, attended, left_early, refused_late, did_not_attend,
    excused, cancelled_in_time, cancelled_late, cancelled_unjudged, event_cancelled, substituted, moved
FROM event WHERE id = $1
