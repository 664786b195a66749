-- Which bank holidays has this nation, or every nation, in this calendar year, or in every year?
SELECT nation, date, name FROM bank_holiday
WHERE (CAST($1 AS TEXT) IS NULL OR nation = $1)
    AND (CAST($2 AS TEXT) IS NULL OR (date >= $2 AND date <= $3))
ORDER BY date, nation
