-- What may a receiver be told of this event? Nothing where it is limited to an agency.
SELECT reference, status FROM event WHERE id = $1 AND CAST($2 AS BIGINT) IS NULL
