-- Sets how an event is joined.
INSERT INTO event_joining (event_id, instructions, link, changed_at, changed_by) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (event_id) DO UPDATE SET
    instructions = excluded.instructions, link = excluded.link, changed_at = excluded.changed_at,
    changed_by = excluded.changed_by
