-- The files of which documents are to be made now, the oldest first?
SELECT invoice_id FROM document_due WHERE due_at <= $1 ORDER BY due_at, invoice_id LIMIT $2
