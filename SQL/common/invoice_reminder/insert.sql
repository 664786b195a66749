-- Records that an invoice is reminded of, each step once.
INSERT INTO invoice_reminder (invoice_id, days, outstanding, at, actor) VALUES ($1, $2, $3, $4, $5)
