-- What do the counters of agencies at the course events of some years and dates come to, by these facts, by status and
-- by size?
SELECT '{outer}' AS outer_group, '{inner}' AS inner_group, e.status, e.places,
    CAST(SUM(b.arrivals) AS BIGINT) AS arrivals,
    CAST(SUM(b.requested) AS BIGINT) AS requested,
    CAST(SUM(b.held) AS BIGINT) AS held,
    CAST(SUM(b.offered) AS BIGINT) AS offered,
    CAST(SUM(b.waiting) AS BIGINT) AS waiting,
    CAST(SUM(b.walk_ins) AS BIGINT) AS walk_ins,
    CAST(SUM(b.attended) AS BIGINT) AS attended,
    CAST(SUM(b.left_early) AS BIGINT) AS left_early,
    CAST(SUM(b.refused_late) AS BIGINT) AS refused_late,
    CAST(SUM(b.did_not_attend) AS BIGINT) AS did_not_attend,
    CAST(SUM(b.excused) AS BIGINT) AS excused,
    CAST(SUM(b.cancelled_in_time) AS BIGINT) AS cancelled_in_time,
    CAST(SUM(b.cancelled_late) AS BIGINT) AS cancelled_late,
    CAST(SUM(b.cancelled_unjudged) AS BIGINT) AS cancelled_unjudged,
    CAST(SUM(b.event_cancelled) AS BIGINT) AS event_cancelled,
    CAST(SUM(b.substituted) AS BIGINT) AS substituted,
    CAST(SUM(b.moved) AS BIGINT) AS moved,
    CAST(SUM(b.assessed) AS BIGINT) AS assessed,
    CAST(SUM(b.assessed_pence) AS BIGINT) AS assessed_pence,
    CAST(SUM(b.exempt) AS BIGINT) AS exempt,
    CAST(SUM(b.relieved) AS BIGINT) AS relieved,
    CAST(SUM(b.relieved_pence) AS BIGINT) AS relieved_pence,
    CAST(SUM(b.waived) AS BIGINT) AS waived,
    CAST(SUM(b.waived_pence) AS BIGINT) AS waived_pence,
    CAST(SUM(b.invoiced_pence) AS BIGINT) AS invoiced_pence
FROM event e
LEFT JOIN event_trainer x ON x.event_id = e.id AND '{trainers}' = 'told'
CROSS JOIN event_tally b
WHERE e.year BETWEEN $1 AND $2 AND e.first_date BETWEEN $3 AND $4 AND e.status <> 'draft'
    AND e.kind IN ('course', 'master_class', 'train_the_trainer')
    AND b.event_id = e.id
GROUP BY outer_group, inner_group, e.status, e.places
