-- Adds a charge as assessed, perhaps relieved or waived at once.
INSERT INTO charge (id, booking_id, n, event_id, agency_id, policy_id, occurrence, amount, vat_category, settlement,
    explanation, year, event_date, assessed_at, state, reason, decided_by, seconded_by, decided_on, notified_until,
    invoice_id, version, corrected, excess, due, evidence)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
    $23, $24, $25, $26)
