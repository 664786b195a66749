-- What is stored of the electronic documents of this invoice or credit note?
SELECT n, form, seller_endpoint, seller_registration, seller_email, seller_account, buyer_endpoint, buyer_reference,
    buyer_ods, buyer_urn, buyer_gln, buyer_vat, document, sha256, made_at
FROM electronic_document WHERE invoice_id = $1 ORDER BY n
