-- Which sessions of a person have not ended, the latest used first?
SELECT id, began_at, seen_at, ends_at, idle_minutes, second_factor_at, label
FROM web_session
WHERE ended_at IS NULL
    AND (person_id = $1 OR person_id IN (SELECT p.id FROM person p WHERE p.merged_into = $1))
ORDER BY seen_at DESC, id DESC
