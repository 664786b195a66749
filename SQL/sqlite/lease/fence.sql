-- Who may do the work of this lease? The one writer is the lock.
SELECT fence FROM lease WHERE name = $1
