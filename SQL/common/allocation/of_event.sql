-- Which places of this event are kept for whom, and until when?
SELECT agency_id, coalesce(sector, '') AS sector, reserved, cap, release_at
FROM allocation WHERE event_id = $1 ORDER BY n
