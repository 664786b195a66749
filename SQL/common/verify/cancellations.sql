-- Which bookings of these events were cancelled under a policy, of events whose dates nobody changed since?
SELECT b.id, e.reference, b.policy_id, b.state, b.received_at, b.channel, b.notice_by
FROM booking b
JOIN event e ON e.id = b.event_id
WHERE b.id BETWEEN $1 * 1048576 AND $2 * 1048576 + 1048575 AND b.policy_id IS NOT NULL
    AND b.state IN ('cancelled_in_time', 'cancelled_late')
    AND NOT EXISTS (SELECT 1 FROM event_history h
        WHERE h.event_id = b.event_id AND h.action IN ('changed', 'rescheduled', 'postponed'))
ORDER BY b.id
