-- Which agencies are there, with what billing needs?
SELECT id, code, name, billing_address, billing_email, purchase_order, invoice_frequency, merged_into
FROM agency ORDER BY id
