-- Which agency has this id, within the scope?
SELECT a.id, a.code, a.name, a.sector, a.band, a.status, a.merged_into, a.charge_exempt, a.attend_exempt,
    a.billing_address,
    a.billing_email, a.purchase_order, a.invoice_frequency, a.ods_code, a.school_urn, a.gln, a.vat_number, a.version,
    a.endpoint, a.buyer_reference, a.wants_electronic
FROM agency a
WHERE a.id = $1
    AND (CAST($2 AS BIGINT) IS NULL OR a.id = $2)
    AND (CAST($3 AS BIGINT) IS NULL OR a.id = (SELECT agency_id FROM person WHERE id = $3))
