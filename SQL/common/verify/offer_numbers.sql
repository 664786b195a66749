-- Which bookings of these events have offers whose numbers leave a gap?
SELECT 'booking ' || booking_id || ': its offers are not numbered 1 to ' || count(*)
FROM offer
WHERE booking_id BETWEEN $1 * 1048576 AND $2 * 1048576 + 1048575
GROUP BY booking_id
HAVING min(n) <> 1 OR max(n) <> count(*)
ORDER BY booking_id LIMIT 20
