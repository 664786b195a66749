-- Which batches were exported, the last first?
SELECT id, stream, through, postings, entries, debits, credits, hash_total, sha256, at, actor
FROM ledger_batch
WHERE CAST($1 AS BIGINT) IS NULL OR id < $1
ORDER BY id DESC LIMIT $2
