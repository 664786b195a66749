-- Who works here and is confirmed, of these staff groups and agencies, within the scope, and when did each last attend
-- this course? Where an event is named, whoever has booked it, was invited to it or wants no invitations is left out.
-- Lists are texts with a semicolon on either side of each word, which both engines search alike by taking the word out.
SELECT p.id, d.name, d.email, p.staff_group, a.code, (
        SELECT max(e.first_date) FROM booking b JOIN event e ON e.id = b.event_id
        WHERE b.person_id = p.id AND e.course_id = $1 AND b.state = 'confirmed'
            AND b.outcome IN ('attended', 'left_early')) AS last_done
FROM person p
JOIN agency a ON a.id = p.agency_id
LEFT JOIN person_detail d ON d.person_id = p.id
WHERE p.status = 'active' AND p.to_confirm = 0
    AND (CAST($3 AS TEXT) IS NULL OR replace($3, ';' || p.staff_group || ';', '') <> $3)
    AND (CAST($4 AS TEXT) IS NULL OR replace($4, ';' || CAST(p.agency_id AS TEXT) || ';', '') <> $4)
    AND (CAST($5 AS BIGINT) IS NULL OR p.agency_id = $5) AND (CAST($6 AS BIGINT) IS NULL OR p.id = $6)
    AND (CAST($2 AS BIGINT) IS NULL OR NOT EXISTS (
        SELECT 1 FROM booking b
        WHERE b.person_id = p.id AND b.event_id = $2
            AND b.state IN ('requested', 'confirmed', 'reconfirming', 'waitlisted', 'offered')))
    AND (CAST($2 AS BIGINT) IS NULL OR NOT EXISTS (
        SELECT 1 FROM invitation i WHERE i.event_id = $2 AND i.person_id = p.id))
    AND (CAST($2 AS BIGINT) IS NULL OR coalesce((
        SELECT c.wanted FROM mail_choice c WHERE c.person_id = p.id AND c.list = 'invitations'
        ORDER BY c.n DESC LIMIT 1), 1) = 1)
ORDER BY a.code, d.name, p.id
