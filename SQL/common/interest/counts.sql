-- How many people want to be told when each course runs, and how many were told?
SELECT c.code, c.title,
    CAST(SUM(CASE WHEN i.told_at IS NULL AND i.withdrawn_at IS NULL THEN 1 ELSE 0 END) AS BIGINT) AS open,
    CAST(SUM(CASE WHEN i.told_at IS NULL THEN 0 ELSE 1 END) AS BIGINT) AS told
FROM interest i JOIN course c ON c.id = i.course_id
GROUP BY c.code, c.title
ORDER BY c.code
