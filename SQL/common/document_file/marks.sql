-- Which documents come after this one, and what is known of the file of this kind of each?
SELECT i.id, i.kind, i.series, i.number, i.agency_id, i.document, f.sha256, f.renderer
FROM invoice i
LEFT JOIN document_file f ON f.invoice_id = i.id AND f.media_type = $2
WHERE i.id > $1 ORDER BY i.id LIMIT $3
