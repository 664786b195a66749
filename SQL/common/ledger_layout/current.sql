-- Which layout does this stream have, as last written?
SELECT document, set_at, set_by, n FROM ledger_layout WHERE stream = $1 ORDER BY n DESC LIMIT 1
