-- What is the file of this kind of this document?
SELECT bytes, sha256, renderer, made_at FROM document_file WHERE invoice_id = $1 AND media_type = $2
