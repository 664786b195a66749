-- Who waits for a place of this event, in order, with names, within the scope? Places on the list count everybody.
SELECT w.id, w.ticket, w.priority, w.agency_id, a.sector, d.name, a.code, w.booked_at, w.place
FROM (
    SELECT id, ticket, priority, agency_id, person_id, booked_at,
        row_number() OVER (ORDER BY priority, ticket) AS place
    FROM booking
    WHERE event_id = $1 AND state = 'waitlisted') w
JOIN agency a ON a.id = w.agency_id
LEFT JOIN person_detail d ON d.person_id = w.person_id
WHERE (CAST($2 AS BIGINT) IS NULL OR w.agency_id = $2) AND (CAST($3 AS BIGINT) IS NULL OR w.person_id = $3)
    AND (CAST($4 AS BIGINT) IS NULL OR (w.priority, w.ticket) > ($4, CAST($5 AS BIGINT)))
ORDER BY w.priority, w.ticket LIMIT $6
