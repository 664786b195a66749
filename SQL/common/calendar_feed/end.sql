-- Takes away a person's calendar feed, and those of records that were merged into theirs.
DELETE FROM calendar_feed
WHERE person_id = $1 OR person_id IN (SELECT p.id FROM person p WHERE p.merged_into = $1)
RETURNING person_id
