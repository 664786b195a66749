-- Saves a changed course; its code never changes, and a change meanwhile shows as no row coming back.
UPDATE course SET
    title = $3, level = $4, topic = $5, minutes = $6, target_groups = $7, prerequisites = $8, fee = $9,
    review_on = $10, refresher_months = $11, status = $12, version = $13
WHERE id = $1 AND code = $2 AND version = $13 - 1
RETURNING version
