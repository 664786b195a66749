-- Which staff groups have people who work here, within the scope, and how many?
SELECT p.staff_group, count(*) FROM person p
WHERE p.status = 'active' AND p.staff_group IS NOT NULL
    AND (CAST($1 AS BIGINT) IS NULL OR p.agency_id = $1) AND (CAST($2 AS BIGINT) IS NULL OR p.id = $2)
GROUP BY p.staff_group ORDER BY p.staff_group
