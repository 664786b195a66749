-- How many different people attended a course event of this financial year?
SELECT COUNT(DISTINCT b.person_id) AS people
FROM event e
JOIN booking b ON b.id > e.id * 1048576 AND b.id < (e.id + 1) * 1048576
WHERE e.year = $1 AND e.status = 'delivered' AND e.attended > 0
    AND e.kind NOT IN ('conference', 'briefing', 'e_learning')
    AND b.outcome IN ('attended', 'left_early')
