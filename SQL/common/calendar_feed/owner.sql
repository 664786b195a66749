-- Which active person has the calendar feed of this token? A merged record stands for the one it went into.
SELECT p.id
FROM calendar_feed f
JOIN person named ON named.id = f.person_id
JOIN person p ON p.id = coalesce(named.merged_into, named.id)
WHERE f.token_hash = $1 AND p.status = 'active'
