-- Was this line of a bank's file taken in before?
SELECT id, received_on, amount, reference, payer, state, payment_id, reason FROM bank_line WHERE fingerprint = $1
