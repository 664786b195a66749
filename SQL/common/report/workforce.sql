-- How many people were in scope when each agency last counted each staff group on or before this date?
SELECT COUNT(*) AS counted, CAST(COALESCE(SUM(w.headcount), 0) AS BIGINT) AS people
FROM workforce w
WHERE w.as_of = (
    SELECT MAX(l.as_of) FROM workforce l
    WHERE l.agency_id = w.agency_id AND l.staff_group = w.staff_group AND l.as_of <= $1)
