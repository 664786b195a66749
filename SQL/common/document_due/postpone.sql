-- Puts off one document's file, or those of all that are due by then.
UPDATE document_due SET due_at = $2
WHERE due_at < $2 AND (CAST($1 AS BIGINT) IS NULL OR invoice_id = $1)
