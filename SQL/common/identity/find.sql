-- Who is this at an identity provider? A merged record stands for the one it went into.
SELECT coalesce(p.merged_into, p.id) FROM identity i JOIN person p ON p.id = i.person_id
WHERE i.issuer = $1 AND i.subject = $2
