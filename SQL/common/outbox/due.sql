-- Which messages wait to be handed on, and which agency does each concern?
SELECT o.id, o.at, o.topic, o.subject, o.payload,
    coalesce(b.agency_id, c.agency_id, p.agency_id, d.agency_id, h.agency_id) AS agency_id
FROM outbox o
LEFT JOIN booking b
    ON b.id = CASE WHEN o.subject LIKE 'booking:%' THEN CAST(substr(o.subject, 9) AS BIGINT) END
LEFT JOIN charge c
    ON c.id = CASE WHEN o.subject LIKE 'charge:%' THEN CAST(substr(o.subject, 8) AS BIGINT) END
LEFT JOIN payment p
    ON p.id = CASE WHEN o.subject LIKE 'payment:%' THEN CAST(substr(o.subject, 9) AS BIGINT) END
LEFT JOIN invoice d
    ON d.id = CASE WHEN o.subject LIKE 'invoice:%' THEN CAST(substr(o.subject, 9) AS BIGINT) END
LEFT JOIN interest i
    ON i.id = CASE WHEN o.subject LIKE 'interest:%' THEN CAST(substr(o.subject, 10) AS BIGINT) END
LEFT JOIN invitation v
    ON v.id = CASE WHEN o.subject LIKE 'invitation:%' THEN CAST(substr(o.subject, 12) AS BIGINT) END
LEFT JOIN person h ON h.id = coalesce(i.person_id, v.person_id)
WHERE o.done_at IS NULL AND o.due_at <= $1
ORDER BY o.due_at, o.id LIMIT $2
