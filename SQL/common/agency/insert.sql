-- Adds an agency.
INSERT INTO agency (id, code, name, sector, band, status, merged_into, charge_exempt, attend_exempt, billing_address,
    billing_email, purchase_order, invoice_frequency, ods_code, school_urn, gln, vat_number, version, endpoint,
    buyer_reference, wants_electronic)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
