-- Do the postings have the numbers 1 up to the last one given, and as many of them as there are documents and payments?
SELECT 'the ledger has ' || p.postings || ' postings up to ' || p.final || ' where ' || p.given || ' were given, '
    || p.issues || ' of them issue the ' || p.documents || ' documents and ' || p.receipts || ' receive the '
    || p.payments || ' payments'
FROM (
    SELECT (SELECT count(DISTINCT posting) FROM ledger_entry) AS postings,
        (SELECT coalesce(max(posting), 0) FROM ledger_entry) AS final,
        (SELECT coalesce(max(last), 0) FROM id_counter WHERE name = 'posting') AS given,
        (SELECT count(DISTINCT posting) FROM ledger_entry WHERE kind IN ('invoice', 'credit_note')) AS issues,
        (SELECT count(*) FROM invoice) AS documents,
        (SELECT count(DISTINCT posting) FROM ledger_entry WHERE kind = 'payment') AS receipts,
        (SELECT count(*) FROM payment) AS payments) p
WHERE p.postings <> p.final OR p.final <> p.given OR p.issues <> p.documents OR p.receipts <> p.payments
