-- Whose is this mail domain, as long as the agency is active?
SELECT m.agency_id FROM agency_mail_domain m JOIN agency a ON a.id = m.agency_id
WHERE m.domain = $1 AND a.status = 'active'
