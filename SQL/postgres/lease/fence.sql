-- Who may do the work of this lease? Whoever wants to take it waits until this transaction ends.
SELECT fence FROM lease WHERE name = $1 FOR SHARE
