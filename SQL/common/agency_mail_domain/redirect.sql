-- Lets the mail domains of one agency belong to another.
UPDATE agency_mail_domain SET agency_id = $2 WHERE agency_id = $1
