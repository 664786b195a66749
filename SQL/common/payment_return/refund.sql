-- Which refund was sent under this reference?
SELECT kind, reference, amount, returned_on, reason, payment_id FROM payment_return
WHERE kind = 'refund' AND reference = $1
