-- Stores a line of an issued document for good.
INSERT INTO invoice_line (invoice_id, n, charge_id, corrects_n, net) VALUES ($1, $2, $3, $4, $5)
