-- Keeps an electronic document as it was made.
INSERT INTO electronic_document (invoice_id, n, form, seller_endpoint, seller_registration, seller_email,
    seller_account, buyer_endpoint, buyer_reference, buyer_ods, buyer_urn, buyer_gln, buyer_vat, document, sha256,
    made_at, made_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
