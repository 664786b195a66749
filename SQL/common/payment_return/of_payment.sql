-- What of this payment was taken back or sent back?
SELECT kind, reference, amount, returned_on, reason FROM payment_return WHERE payment_id = $1 ORDER BY id
