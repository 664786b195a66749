-- By which mail domains is this agency known, or every agency?
SELECT m.domain, a.code, m.added_at FROM agency_mail_domain m JOIN agency a ON a.id = m.agency_id
WHERE (CAST($1 AS BIGINT) IS NULL OR m.agency_id = $1)
ORDER BY m.domain
