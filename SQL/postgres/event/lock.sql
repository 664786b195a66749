-- Is the event there, and does nobody else change it until this transaction ends? The row lock comes first.
SELECT id FROM event WHERE id = $1 FOR UPDATE
