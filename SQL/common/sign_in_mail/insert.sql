-- Puts a sign-in mail on its way.
INSERT INTO sign_in_mail (token, address, code, expires_at) VALUES ($1, $2, $3, $4)
