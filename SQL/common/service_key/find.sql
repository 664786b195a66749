-- Which key of this name does the service sign with?
SELECT key FROM service_key WHERE name = $1
