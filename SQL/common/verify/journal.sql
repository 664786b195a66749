-- Which charges does the host's own journal tell otherwise than the ledger does?
SELECT 'the journal has ' || coalesce(sum(j.amount), 0) || ' p of charges, the ledger '
    || (SELECT coalesce(sum(amount), 0) FROM ledger_entry WHERE account = 'internal_debtors') || ' p'
FROM journal_entry j
HAVING coalesce(sum(j.amount), 0)
    <> (SELECT coalesce(sum(amount), 0) FROM ledger_entry WHERE account = 'internal_debtors')
