-- What do the events of this financial year add up to, by kind and status?
SELECT kind, status, COUNT(*) AS events, CAST(SUM(places) AS BIGINT) AS places,
    CAST(SUM(CASE
        WHEN waiting <= 0 OR held >= places THEN 0
        WHEN places - held < waiting THEN places - held
        ELSE waiting END) AS BIGINT) AS lost_places,
    CAST(SUM(arrivals) AS BIGINT) AS arrivals,
    CAST(SUM(requested) AS BIGINT) AS requested,
    CAST(SUM(held) AS BIGINT) AS held,
    CAST(SUM(offered) AS BIGINT) AS offered,
    CAST(SUM(waiting) AS BIGINT) AS waiting,
    CAST(SUM(walk_ins) AS BIGINT) AS walk_ins,
    CAST(SUM(attended) AS BIGINT) AS attended,
    CAST(SUM(left_early) AS BIGINT) AS left_early,
    CAST(SUM(refused_late) AS BIGINT) AS refused_late,
    CAST(SUM(did_not_attend) AS BIGINT) AS did_not_attend,
    CAST(SUM(excused) AS BIGINT) AS excused,
    CAST(SUM(cancelled_in_time) AS BIGINT) AS cancelled_in_time,
    CAST(SUM(cancelled_late) AS BIGINT) AS cancelled_late,
    CAST(SUM(cancelled_unjudged) AS BIGINT) AS cancelled_unjudged,
    CAST(SUM(event_cancelled) AS BIGINT) AS event_cancelled,
    CAST(SUM(substituted) AS BIGINT) AS substituted,
    CAST(SUM(moved) AS BIGINT) AS moved,
    CAST(SUM(assessed) AS BIGINT) AS assessed,
    CAST(SUM(assessed_pence) AS BIGINT) AS assessed_pence,
    CAST(SUM(exempt) AS BIGINT) AS exempt,
    CAST(SUM(relieved) AS BIGINT) AS relieved,
    CAST(SUM(relieved_pence) AS BIGINT) AS relieved_pence,
    CAST(SUM(waived) AS BIGINT) AS waived,
    CAST(SUM(waived_pence) AS BIGINT) AS waived_pence,
    CAST(SUM(invoiced_pence) AS BIGINT) AS invoiced_pence
FROM event
WHERE year = $1
GROUP BY kind, status
ORDER BY kind, status
