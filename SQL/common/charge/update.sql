-- Saves where a charge stands; what it is for and what it comes to never change.
UPDATE charge SET
    state = $2, reason = $3, decided_by = $4, seconded_by = $5, decided_on = $6, notified_until = $7, invoice_id = $8,
    version = $9, corrected = $10, excess = $11, due = $12, evidence = $13
WHERE id = $1
