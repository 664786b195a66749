-- The file of this document is made.
DELETE FROM document_due WHERE invoice_id = $1
