-- Which of these events have other dates than their sessions, or more places taken than may be?
SELECT 'event ' || e.reference || ': its dates or places do not agree with its sessions and bookings'
FROM event e
LEFT JOIN (
    SELECT event_id, min(starts_at) AS starts_at, max(ends_at) AS ends_at, min(n) AS first, max(n) AS final,
        count(*) AS sessions
    FROM session WHERE event_id BETWEEN $1 AND $2 GROUP BY event_id) s ON s.event_id = e.id
WHERE e.id BETWEEN $1 AND $2
    AND (coalesce(e.starts_at, -1) <> coalesce(s.starts_at, -1) OR coalesce(e.ends_at, -1) <> coalesce(s.ends_at, -1)
        OR (s.event_id IS NOT NULL AND (s.first <> 1 OR s.final <> s.sessions))
        OR e.held + e.offered > e.bookable)
ORDER BY e.id LIMIT 20
