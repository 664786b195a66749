-- Lets a mail domain belong to nobody; a row comes back where it belonged to an agency.
DELETE FROM agency_mail_domain WHERE domain = $1 RETURNING agency_id
