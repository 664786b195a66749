-- What do the course events of some years and dates come to, by these facts, status and size?
SELECT '{outer}' AS outer_group, '{inner}' AS inner_group, e.status, e.places, COUNT(*) AS events,
    CAST(SUM(CASE
        WHEN e.waiting <= 0 OR e.held >= e.places THEN 0
        WHEN e.places - e.held < e.waiting THEN e.places - e.held
        ELSE e.waiting END) AS BIGINT) AS lost_places,
    CAST(SUM(e.arrivals) AS BIGINT) AS arrivals,
    CAST(SUM(e.requested) AS BIGINT) AS requested,
    CAST(SUM(e.held) AS BIGINT) AS held,
    CAST(SUM(e.offered) AS BIGINT) AS offered,
    CAST(SUM(e.waiting) AS BIGINT) AS waiting,
    CAST(SUM(e.walk_ins) AS BIGINT) AS walk_ins,
    CAST(SUM(e.attended) AS BIGINT) AS attended,
    CAST(SUM(e.left_early) AS BIGINT) AS left_early,
    CAST(SUM(e.refused_late) AS BIGINT) AS refused_late,
    CAST(SUM(e.did_not_attend) AS BIGINT) AS did_not_attend,
    CAST(SUM(e.excused) AS BIGINT) AS excused,
    CAST(SUM(e.cancelled_in_time) AS BIGINT) AS cancelled_in_time,
    CAST(SUM(e.cancelled_late) AS BIGINT) AS cancelled_late,
    CAST(SUM(e.cancelled_unjudged) AS BIGINT) AS cancelled_unjudged,
    CAST(SUM(e.event_cancelled) AS BIGINT) AS event_cancelled,
    CAST(SUM(e.substituted) AS BIGINT) AS substituted,
    CAST(SUM(e.moved) AS BIGINT) AS moved,
    CAST(SUM(e.assessed) AS BIGINT) AS assessed,
    CAST(SUM(e.assessed_pence) AS BIGINT) AS assessed_pence,
    CAST(SUM(e.exempt) AS BIGINT) AS exempt,
    CAST(SUM(e.relieved) AS BIGINT) AS relieved,
    CAST(SUM(e.relieved_pence) AS BIGINT) AS relieved_pence,
    CAST(SUM(e.waived) AS BIGINT) AS waived,
    CAST(SUM(e.waived_pence) AS BIGINT) AS waived_pence,
    CAST(SUM(e.invoiced_pence) AS BIGINT) AS invoiced_pence
FROM event e
LEFT JOIN event_trainer x ON x.event_id = e.id AND '{trainers}' = 'told'
WHERE e.year BETWEEN $1 AND $2 AND e.first_date BETWEEN $3 AND $4 AND e.status <> 'draft'
    AND e.kind IN ('course', 'master_class', 'train_the_trainer')
GROUP BY outer_group, inner_group, e.status, e.places
