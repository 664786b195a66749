-- Takes the allocations of an event away; those that stay follow in the same transaction.
DELETE FROM allocation WHERE event_id = $1
