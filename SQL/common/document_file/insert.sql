-- Keeps the file of a document, unless it was kept before; a row comes back where it is new.
INSERT INTO document_file (invoice_id, media_type, sha256, bytes, renderer, made_at)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (invoice_id, media_type) DO NOTHING
RETURNING invoice_id
