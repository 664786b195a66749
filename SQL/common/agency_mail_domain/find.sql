-- Whose is this mail domain?
SELECT agency_id FROM agency_mail_domain WHERE domain = $1
