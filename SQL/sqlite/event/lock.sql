-- Is the event there, and does nobody else change it until this transaction ends? The one writer is the lock.
SELECT id FROM event WHERE id = $1
