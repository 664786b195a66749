-- Which electronic document was made last of this invoice or credit note, within the scope?
SELECT d.n, d.form, d.seller_endpoint, d.seller_registration, d.seller_email, d.seller_account, d.buyer_endpoint,
    d.buyer_reference, d.buyer_ods, d.buyer_urn, d.buyer_gln, d.buyer_vat, d.document, d.sha256, d.made_at
FROM electronic_document d
JOIN invoice i ON i.id = d.invoice_id
WHERE d.invoice_id = $1 AND (CAST($2 AS BIGINT) IS NULL OR i.agency_id = $2)
ORDER BY d.n DESC LIMIT 1
