-- Adds an event; its counters start at zero.
INSERT INTO event (id, reference, kind, course_id, delivery, venue, status, reason, places, bookable, minimum,
    needs_approval, offer_minutes, priority, has_allocations, year, month, first_date, starts_at, ends_at, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
