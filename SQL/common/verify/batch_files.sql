-- What is the file of each batch, and the hash that was taken of it?
SELECT id, file, sha256 FROM ledger_batch WHERE id > $1 ORDER BY id LIMIT $2
