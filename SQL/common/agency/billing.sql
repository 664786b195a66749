-- Which agencies are there, with what billing needs?
SELECT id, code, name, billing_address, billing_email, purchase_order, invoice_frequency, merged_into,
    endpoint, buyer_reference, wants_electronic, ods_code, school_urn, gln, vat_number
FROM agency ORDER BY id
