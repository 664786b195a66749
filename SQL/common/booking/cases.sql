-- Which bookings have the events from this one to that, with what decides on their charges?
SELECT b.id, b.person_id, b.agency_id, b.state, b.until, b.ticket, b.successor, b.origin, b.replaces, b.outcome,
    b.priority, b.policy_id, b.band, b.job_role, b.booked_at, b.received_at, b.channel, b.placed_at, b.version,
    b.notice_by, a.code, a.sector, a.band AS agency_band, a.charge_exempt, a.attend_exempt,
    w.reason, w.decided_on, w.recorded_by,
    (SELECT count(*) FROM charge c WHERE c.booking_id = b.id AND c.state = 'waived') AS waived
FROM booking b
JOIN agency a ON a.id = b.agency_id
LEFT JOIN waiver_request w ON w.booking_id = b.id
WHERE b.id BETWEEN $1 * 1048576 AND $2 * 1048576 + 1048575
ORDER BY b.id
