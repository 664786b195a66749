-- Which templates were written, each as it stands?
SELECT t.kind, t.subject, t.body, t.set_at, t.set_by
FROM mail_template t
WHERE t.n = (SELECT max(o.n) FROM mail_template o WHERE o.kind = t.kind) AND t.subject IS NOT NULL
ORDER BY t.kind
