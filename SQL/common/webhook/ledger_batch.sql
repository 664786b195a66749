-- What may a receiver be told of this batch of the ledger? One that is limited to an agency is told nothing.
SELECT id, stream, postings FROM ledger_batch WHERE id = $1 AND CAST($2 AS BIGINT) IS NULL
