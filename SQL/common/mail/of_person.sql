-- What was mailed about the bookings, the invitations and the wishes of this person, the newest first?
SELECT id, happened_at, topic, subject, due_at, attempts, last_at, last_word, done_at, gave_up_at
FROM mail
WHERE subject IN (
    SELECT 'booking:' || CAST(b.id AS TEXT) FROM booking b WHERE b.person_id = $1
    UNION ALL SELECT 'invitation:' || CAST(i.id AS TEXT) FROM invitation i WHERE i.person_id = $1
    UNION ALL SELECT 'interest:' || CAST(w.id AS TEXT) FROM interest w WHERE w.person_id = $1)
ORDER BY id DESC LIMIT $2
