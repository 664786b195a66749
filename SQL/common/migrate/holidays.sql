-- Is there any bank holiday?
SELECT count(*) FROM (SELECT 1 FROM bank_holiday LIMIT 1) AS one
