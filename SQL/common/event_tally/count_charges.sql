-- Adds what charges changed to the kept counters of their agency at the event; its bookings made the row.
UPDATE event_tally SET
    assessed = assessed + $3,
    assessed_pence = assessed_pence + $4,
    exempt = exempt + $5,
    relieved = relieved + $6,
    relieved_pence = relieved_pence + $7,
    waived = waived + $8,
    waived_pence = waived_pence + $9,
    invoiced_pence = invoiced_pence + $10
WHERE event_id = $1 AND agency_id = $2
