-- Which picture has this hash?
SELECT png FROM logo WHERE sha256 = $1
