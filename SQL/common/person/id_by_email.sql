-- Who has this case-folded e-mail address? A merged record stands for the one it was merged into.
SELECT coalesce(p.merged_into, p.id) FROM person_detail d JOIN person p ON p.id = d.person_id WHERE d.email_key = $1
