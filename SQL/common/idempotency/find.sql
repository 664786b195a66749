-- Was this request answered before?
SELECT request, refused, answer FROM idempotency WHERE principal = $1 AND route = $2 AND key = $3
