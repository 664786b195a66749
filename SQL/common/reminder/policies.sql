-- Which policies bind the bookings that hold places of this event?
SELECT DISTINCT policy_id FROM booking
WHERE id BETWEEN $1 * 1048576 AND $1 * 1048576 + 1048575 AND (state = 'confirmed' OR state = 'reconfirming')
    AND policy_id IS NOT NULL
ORDER BY policy_id
