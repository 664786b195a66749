-- Which line of a bank's file has this number?
SELECT id, received_on, amount, reference, payer, state, payment_id, reason FROM bank_line WHERE id = $1
