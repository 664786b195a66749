-- Takes a bank holiday out of the table; a row comes back when it was there.
DELETE FROM bank_holiday WHERE nation = $1 AND date = $2 RETURNING date
