-- Takes the sessions of an event away; new ones follow in the same transaction.
DELETE FROM session WHERE event_id = $1
