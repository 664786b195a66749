-- What did a financial year set out to offer of each course, what became of it, and how were its places used?
SELECT c.code, c.title, t.planned_events, coalesce(e.planned, 0) AS planned, coalesce(e.cancelled, 0) AS cancelled,
    coalesce(e.delivered, 0) AS delivered, coalesce(e.places, 0) AS places, coalesce(e.attended, 0) AS attended,
    coalesce(e.waiting, 0) AS waiting
FROM course c
LEFT JOIN programme_target t ON t.course_id = c.id AND t.year = $1
LEFT JOIN (
    SELECT course_id, count(*) AS planned,
        CAST(sum(CASE WHEN status = 'cancelled' THEN 1 ELSE 0 END) AS BIGINT) AS cancelled,
        CAST(sum(CASE WHEN status = 'delivered' THEN 1 ELSE 0 END) AS BIGINT) AS delivered,
        CAST(sum(CASE WHEN status = 'delivered' THEN places ELSE 0 END) AS BIGINT) AS places,
        CAST(sum(CASE WHEN status = 'delivered' THEN attended ELSE 0 END) AS BIGINT) AS attended,
        CAST(sum(CASE WHEN status = 'delivered' THEN waiting ELSE 0 END) AS BIGINT) AS waiting
    FROM event WHERE year = $1 AND status <> 'draft' GROUP BY course_id) e ON e.course_id = c.id
WHERE t.course_id IS NOT NULL OR e.course_id IS NOT NULL
ORDER BY c.code
