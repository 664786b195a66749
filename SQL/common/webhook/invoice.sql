-- What may a receiver be told of this document, within its scope?
SELECT i.series, i.number, a.code, i.gross
FROM invoice i
JOIN agency a ON a.id = i.agency_id
WHERE i.id = $1 AND (CAST($2 AS BIGINT) IS NULL OR i.agency_id = $2)
