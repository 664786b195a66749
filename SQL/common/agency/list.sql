-- Which agencies are there, of a sector or of all, and how many people work for each?
SELECT a.id, a.code, a.name, a.sector, a.band, a.status, a.merged_into, a.charge_exempt, a.attend_exempt,
    a.billing_address,
    a.billing_email, a.purchase_order, a.invoice_frequency, a.ods_code, a.school_urn, a.gln, a.vat_number, a.version,
    a.endpoint, a.buyer_reference, a.wants_electronic,
        coalesce(p.people, 0) AS people
FROM agency a
LEFT JOIN (SELECT agency_id, count(*) AS people FROM person WHERE status = 'active' GROUP BY agency_id) p
    ON p.agency_id = a.id
WHERE (CAST($1 AS TEXT) IS NULL OR a.sector = $1)
    AND (CAST($2 AS BIGINT) IS NULL OR a.id = $2)
    AND (CAST($3 AS BIGINT) IS NULL OR a.id = (SELECT agency_id FROM person WHERE id = $3))
    AND (CAST($4 AS BIGINT) = 1 OR a.status = 'active')
    AND (CAST($6 AS TEXT) IS NULL OR a.code > $6)
ORDER BY a.code LIMIT $5
