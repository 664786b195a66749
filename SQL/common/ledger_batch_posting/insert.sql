-- Puts a posting into a batch: its number is the key, so that it is in one batch only.
INSERT INTO ledger_batch_posting (posting, batch_id) VALUES ($1, $2)
