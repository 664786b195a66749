-- Since when has this person a calendar feed, or a record that was merged into theirs?
SELECT made_at FROM calendar_feed
WHERE person_id = $1 OR person_id IN (SELECT p.id FROM person p WHERE p.merged_into = $1)
ORDER BY made_at DESC LIMIT 1
