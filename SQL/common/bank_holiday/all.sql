-- Which bank holidays are there?
SELECT nation, date, name FROM bank_holiday ORDER BY nation, date
