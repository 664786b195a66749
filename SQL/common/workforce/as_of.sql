-- How many people of each staff group had each agency when last counted on or before this date, within the scope?
SELECT a.code, a.name, w.staff_group, w.as_of, w.headcount
FROM workforce w JOIN agency a ON a.id = w.agency_id
WHERE (CAST($1 AS BIGINT) IS NULL OR w.agency_id = $1)
    AND (CAST($2 AS BIGINT) IS NULL OR a.id = $2)
    AND (CAST($3 AS BIGINT) IS NULL OR a.id = (SELECT agency_id FROM person WHERE id = $3))
    AND w.as_of = (
        SELECT max(as_of) FROM workforce
        WHERE agency_id = w.agency_id AND staff_group = w.staff_group AND as_of <= $4)
ORDER BY a.code, w.staff_group
