-- What tells the sums of months apart, as `cut/facts` tells events?
SELECT
    b.course_id AS course,
    b.agency_id AS agency,
    CASE WHEN b.month >= 4 THEN b.year ELSE b.year + 1 END * 100 + b.month AS month
FROM agency_month b
WHERE b.year = $1
