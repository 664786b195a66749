-- Which mails are about a booking, a charge, an invitation or a wish that is not there?
SELECT 'mail ' || m.id || ' is about ' || m.subject || ', which is not there'
FROM mail m
LEFT JOIN booking b ON b.id = CASE WHEN m.subject LIKE 'booking:%' THEN CAST(substr(m.subject, 9) AS BIGINT) END
LEFT JOIN charge c ON c.id = CASE WHEN m.subject LIKE 'charge:%' THEN CAST(substr(m.subject, 8) AS BIGINT) END
LEFT JOIN interest i ON i.id = CASE WHEN m.subject LIKE 'interest:%' THEN CAST(substr(m.subject, 10) AS BIGINT) END
LEFT JOIN invitation v
    ON v.id = CASE WHEN m.subject LIKE 'invitation:%' THEN CAST(substr(m.subject, 12) AS BIGINT) END
WHERE b.id IS NULL AND c.id IS NULL AND i.id IS NULL AND v.id IS NULL AND m.topic <> 'sign_in.asked'
ORDER BY m.id LIMIT 20
