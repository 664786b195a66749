-- Takes a line of a bank's file in; it waits for somebody to decide.
INSERT INTO bank_line (id, fingerprint, received_on, amount, reference, payer, imported_at, imported_by, state, reason)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', '')
