-- Takes out the bank holidays of a fresh store, to make room for what is moved in.
DELETE FROM bank_holiday
