-- Which document has this number, within the scope?
SELECT id, kind, series, number, agency_id, document FROM invoice
WHERE series = $1 AND number = $2 AND (CAST($3 AS BIGINT) IS NULL OR agency_id = $3)
