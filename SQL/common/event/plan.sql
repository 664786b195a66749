-- What is planned of this event, drafts only where they may be seen?
SELECT id, reference, kind, course_id, delivery, venue, status, reason, places, bookable, minimum, needs_approval,
    offer_minutes, priority, version
FROM event WHERE id = $1 AND (CAST($2 AS BIGINT) = 1 OR status <> 'draft')
