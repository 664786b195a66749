-- Which postings do not sum to zero, or mix kinds, dates or agencies?
SELECT 'posting ' || posting || ' sums to ' || sum(amount) || ' p'
FROM ledger_entry
GROUP BY posting
HAVING sum(amount) <> 0 OR min(kind) <> max(kind) OR min(date) <> max(date) OR min(reference) <> max(reference)
    OR min(agency_id) <> max(agency_id) OR min(n) <> 1 OR max(n) <> count(*)
ORDER BY posting LIMIT 20
