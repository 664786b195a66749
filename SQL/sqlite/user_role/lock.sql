-- Nothing is to be locked: there is one writer.
SELECT 1
