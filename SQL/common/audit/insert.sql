-- Appends to the audit; the sealer closes the hash chain behind it.
-- travels last
INSERT INTO audit (at, actor, action, subject, detail) VALUES ($1, $2, $3, $4, $5)
