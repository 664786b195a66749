-- Saves a changed event; its reference never changes, and a change meanwhile shows as no row coming back.
UPDATE event SET
    kind = $3, course_id = $4, delivery = $5, venue = $6, status = $7, reason = $8, places = $9, bookable = $10,
    minimum = $11, needs_approval = $12, offer_minutes = $13, priority = $14, has_allocations = $15, year = $16,
    month = $17, first_date = $18, starts_at = $19, ends_at = $20, version = $21
WHERE id = $1 AND reference = $2 AND version = $21 - 1
RETURNING version
