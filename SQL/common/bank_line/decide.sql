-- Decides on a line of a bank's file that waits.
UPDATE bank_line SET state = $2, payment_id = $3, reason = $4, decided_at = $5, decided_by = $6
WHERE id = $1 AND state = 'waiting'
RETURNING id
