-- Of which line of a bank's file was this payment recorded?
SELECT id, received_on, amount, reference, payer, state, payment_id, reason FROM bank_line WHERE payment_id = $1
