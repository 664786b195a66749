-- How far is the audit sealed?
SELECT position, hash FROM audit_seal ORDER BY position DESC LIMIT 1
