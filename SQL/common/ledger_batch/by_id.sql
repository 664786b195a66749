-- Which batch has this number, and what is it made of?
SELECT id, stream, through, postings, entries, debits, credits, hash_total, sha256, at, actor, file, control, layout
FROM ledger_batch WHERE id = $1
