-- How many people work for this agency now, within the scope?
SELECT count(*) FROM person p
WHERE p.agency_id = $1 AND p.status = 'active'
    AND (CAST($2 AS BIGINT) IS NULL OR p.agency_id = $2) AND (CAST($3 AS BIGINT) IS NULL OR p.id = $3)
