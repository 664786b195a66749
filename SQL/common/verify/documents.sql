-- What is stored of the documents after this one, each with the number it corrects and the code of its agency?
SELECT i.id, i.kind, i.series, i.number, a.code, i.corrects, o.series AS corrects_series, o.number AS corrects_number,
    i.vat_category, i.issued_at, i.issue_date, i.due_date, i.net, i.vat, i.gross, i.document, i.sha256
FROM invoice i
LEFT JOIN agency a ON a.id = i.agency_id
LEFT JOIN invoice o ON o.id = i.corrects
WHERE i.id > $1 ORDER BY i.id LIMIT $2
