-- Who has which address, and to whom does it belong since two records of one person were merged?
SELECT d.email_key, coalesce(p.merged_into, p.id) AS person_id, p.agency_id, d.name
FROM person_detail d JOIN person p ON p.id = d.person_id
