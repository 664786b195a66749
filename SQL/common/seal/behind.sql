-- How many audit records are not sealed?
SELECT (SELECT count(*) FROM audit) - (SELECT count(*) FROM audit_seal)
