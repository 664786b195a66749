-- Which credit notes correct this invoice, oldest first?
SELECT id, kind, series, number, agency_id, document FROM invoice WHERE corrects = $1 ORDER BY id
