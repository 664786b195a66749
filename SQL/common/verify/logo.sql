-- Is there a logo of this hash?
SELECT 1 AS one FROM logo WHERE sha256 = $1
