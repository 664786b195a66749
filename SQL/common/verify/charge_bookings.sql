-- Which charges of these events do not belong to the booking they name, or to one that may be charged?
SELECT 'charge of ' || e.reference || '-' || (c.booking_id % 1048576) || '/' || c.n
    || ' does not agree with its booking (' || b.state || ')'
FROM charge c
JOIN event e ON e.id = c.event_id
JOIN booking b ON b.id = c.booking_id
WHERE c.event_id BETWEEN $1 AND $2 AND (b.event_id <> c.event_id OR b.policy_id IS NULL OR b.policy_id <> c.policy_id)
ORDER BY c.id LIMIT 20
