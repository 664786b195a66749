-- What is a person's second factor? That of a record that was merged into theirs stands in where they have none.
SELECT f.person_id, f.secret, f.pending, f.last_step, f.recovery
FROM second_factor f JOIN person p ON p.id = f.person_id
WHERE p.id = $1 OR p.merged_into = $1
ORDER BY CASE WHEN f.confirmed_at IS NULL THEN 1 ELSE 0 END, CASE WHEN p.id = $1 THEN 0 ELSE 1 END, f.person_id LIMIT 1
