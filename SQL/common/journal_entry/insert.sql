-- Keeps that the host's own journal has so much more of this charge, or less.
INSERT INTO journal_entry (charge_id, n, amount, at) VALUES ($1, $2, $3, $4)
