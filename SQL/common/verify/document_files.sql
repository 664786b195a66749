-- What is stored of the files of documents, after this document and kind?
SELECT f.invoice_id, f.media_type, i.series, i.number, f.sha256, f.bytes, f.made_at
FROM document_file f
JOIN invoice i ON i.id = f.invoice_id
WHERE (f.invoice_id, f.media_type) > ($1, $2)
ORDER BY f.invoice_id, f.media_type LIMIT $3
