-- Keeps some places of an event for a group.
INSERT INTO allocation (event_id, n, agency_id, sector, reserved, cap, release_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
