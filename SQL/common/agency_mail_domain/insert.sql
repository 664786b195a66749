-- Lets a mail domain belong to an agency.
INSERT INTO agency_mail_domain (domain, agency_id, added_at, added_by) VALUES ($1, $2, $3, $4)
