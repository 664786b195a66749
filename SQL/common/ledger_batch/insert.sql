-- Keeps a batch of the ledger with its file.
INSERT INTO ledger_batch (id, stream, through, layout, postings, entries, debits, credits, hash_total, file, sha256,
    control, at, actor)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
