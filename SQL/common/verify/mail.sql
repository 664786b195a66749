-- Which mails are about a booking, a charge, a wish or an invoice that is not there? An invitation may be gone: of two
-- to one event, merging two records of one person leaves one.
SELECT 'mail ' || m.id || ' is about ' || m.subject || ', which is not there'
FROM mail m
LEFT JOIN booking b ON b.id = CASE WHEN m.subject LIKE 'booking:%' THEN CAST(substr(m.subject, 9) AS BIGINT) END
LEFT JOIN charge c ON c.id = CASE WHEN m.subject LIKE 'charge:%' THEN CAST(substr(m.subject, 8) AS BIGINT) END
LEFT JOIN interest w ON w.id = CASE WHEN m.subject LIKE 'interest:%' THEN CAST(substr(m.subject, 10) AS BIGINT) END
LEFT JOIN invoice i ON i.id = CASE WHEN m.subject LIKE 'invoice:%' THEN CAST(substr(m.subject, 9) AS BIGINT) END
WHERE b.id IS NULL AND c.id IS NULL AND w.id IS NULL AND i.id IS NULL AND m.subject NOT LIKE 'invitation:%'
    AND m.topic <> 'sign_in.asked'
ORDER BY m.id LIMIT 20
