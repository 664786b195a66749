-- Adds what charges changed to the kept counters of their event.
UPDATE event SET
    assessed = assessed + $2,
    assessed_pence = assessed_pence + $3,
    exempt = exempt + $4,
    relieved = relieved + $5,
    relieved_pence = relieved_pence + $6,
    waived = waived + $7,
    waived_pence = waived_pence + $8,
    invoiced_pence = invoiced_pence + $9
WHERE id = $1
