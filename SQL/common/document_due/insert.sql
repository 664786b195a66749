-- Says that the file of a document is to be made.
-- travels together
INSERT INTO document_due (invoice_id, due_at) VALUES ($1, $2)
