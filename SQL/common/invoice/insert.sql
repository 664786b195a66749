-- Stores an issued document for good.
INSERT INTO invoice (id, kind, series, number, agency_id, corrects, vat_category, issued_at, issue_date, due_date, net,
    vat, gross, document, sha256)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
