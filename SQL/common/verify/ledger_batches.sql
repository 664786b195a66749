-- Which batches of the ledger are not what their postings come to, or leave a gap in their numbers?
SELECT 'batch ' || b.id || ' says ' || b.postings || ' postings, ' || b.entries || ' entries and ' || b.debits
    || ' p, and holds ' || count(DISTINCT l.posting) || ', ' || count(l.posting) || ' and '
    || coalesce(sum(CASE WHEN l.amount > 0 THEN l.amount ELSE 0 END), 0) || ' p'
FROM ledger_batch b
LEFT JOIN ledger_batch_posting p ON p.batch_id = b.id
LEFT JOIN ledger_entry l ON l.posting = p.posting
    AND (CASE WHEN l.kind = 'journal' THEN 'journal' ELSE 'ledger' END) = b.stream AND l.date <= b.through
GROUP BY b.id, b.postings, b.entries, b.debits, b.hash_total
HAVING count(DISTINCT l.posting) <> b.postings OR count(l.posting) <> b.entries
    OR coalesce(sum(CASE WHEN l.amount > 0 THEN l.amount ELSE 0 END), 0) <> b.debits
    OR coalesce(sum(l.posting), 0) <> b.hash_total
UNION ALL
SELECT 'there are ' || count(*) || ' batches of the ledger up to ' || coalesce(max(id), 0)
FROM ledger_batch
HAVING count(*) <> coalesce(max(id), 0)
    OR coalesce(max(id), 0) <> coalesce((SELECT last FROM id_counter WHERE name = 'ledger_batch'), 0)
ORDER BY 1 LIMIT 20
