-- Saves a changed agency; its code never changes, and a change meanwhile shows as no row coming back.
UPDATE agency SET
    name = $3, sector = $4, band = $5, status = $6, merged_into = $7, charge_exempt = $8, attend_exempt = $9,
    billing_address = $10, billing_email = $11, purchase_order = $12, invoice_frequency = $13, ods_code = $14,
    school_urn = $15, gln = $16, vat_number = $17, version = $18, endpoint = $19,
    buyer_reference = $20, wants_electronic = $21
WHERE id = $1 AND code = $2 AND version = $18 - 1
RETURNING version
