-- Which document has this id, within the scope?
SELECT id, kind, series, number, agency_id, document FROM invoice
WHERE id = $1 AND (CAST($2 AS BIGINT) IS NULL OR agency_id = $2)
