-- Which documents are there, within the scope, with what the ledger says of each?
SELECT i.id, i.kind, i.series, i.number, o.series AS corrects_series, o.number AS corrects_number, a.code, i.issue_date,
    i.due_date, i.net, i.vat,
    coalesce(l.credited, 0) AS credited, coalesce(l.written_off, 0) AS written_off,
    coalesce(l.allocated, 0) AS allocated
FROM invoice i
JOIN agency a ON a.id = i.agency_id
LEFT JOIN invoice o ON o.id = i.corrects
LEFT JOIN (
    SELECT invoice_id,
        CAST(-sum(CASE WHEN kind = 'credit_note' THEN amount ELSE 0 END) AS BIGINT) AS credited,
        CAST(-sum(CASE WHEN kind IN ('write_off', 'recovery') THEN amount ELSE 0 END) AS BIGINT) AS written_off,
        CAST(-sum(CASE WHEN kind IN ('allocation', 'release') THEN amount ELSE 0 END) AS BIGINT) AS allocated
    FROM ledger_entry WHERE account = 'receivable' AND invoice_id IS NOT NULL
        AND (CAST($1 AS BIGINT) IS NULL OR agency_id = $1)
    GROUP BY invoice_id) l ON l.invoice_id = i.id
WHERE (CAST($1 AS BIGINT) IS NULL OR i.agency_id = $1) AND (CAST($2 AS BIGINT) IS NULL OR i.agency_id = $2)
    AND (CAST($3 AS TEXT) IS NULL OR (i.series, i.number) > ($3, CAST($4 AS BIGINT)))
ORDER BY i.series, i.number LIMIT $5
