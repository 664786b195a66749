-- Takes out mails whose links have expired.
DELETE FROM sign_in_mail WHERE expires_at <= $1
