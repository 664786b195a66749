-- How many open charges are there of each state, and what do they come to?
SELECT c.state, count(*) AS charges, CAST(sum(c.amount) AS BIGINT) AS pence
FROM charge c
WHERE c.state IN ('assessed', 'notified', 'accepted', 'disputed', 'upheld')
GROUP BY c.state ORDER BY c.state
