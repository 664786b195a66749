-- Writes a layout behind those that were written before.
INSERT INTO ledger_layout (stream, n, document, set_at, set_by)
VALUES ($1, (SELECT coalesce(max(n), 0) + 1 FROM ledger_layout WHERE stream = $1), $2, $3, $4)
