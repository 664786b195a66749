-- How did the people of each agency use the course events of a financial year that were held, and what was it invoiced?
SELECT a.code, a.name, CAST(sum(t.held) AS BIGINT) AS held, CAST(sum(t.attended) AS BIGINT) AS attended,
    CAST(sum(t.did_not_attend) AS BIGINT) AS absent, CAST(sum(t.cancelled_late) AS BIGINT) AS late,
    CAST(sum(t.invoiced) AS BIGINT) AS invoiced
FROM (
    SELECT x.agency_id, x.held, x.attended, x.did_not_attend, x.cancelled_late, 0 AS invoiced
    FROM event_tally x JOIN event e ON e.id = x.event_id
    WHERE e.year = $1 AND e.status = 'delivered' AND e.kind IN ('course', 'master_class', 'train_the_trainer')
    UNION ALL
    SELECT y.agency_id, 0, 0, 0, 0, y.invoiced_pence FROM event_tally y WHERE y.year = $1 AND y.invoiced_pence <> 0) t
JOIN agency a ON a.id = t.agency_id
GROUP BY a.code, a.name
ORDER BY a.code
