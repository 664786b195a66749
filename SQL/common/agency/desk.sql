-- What waits for the lead of this agency: requests of events ahead, people to be confirmed, proposed charges with their
-- sum and the first date to answer by?
SELECT
    (SELECT CAST(coalesce(sum(t.requested), 0) AS BIGINT) FROM event e
        JOIN event_tally t ON t.event_id = e.id AND t.agency_id = $1 WHERE e.starts_at > $2) AS requests,
    (SELECT count(*) FROM person p WHERE p.agency_id = $1 AND p.to_confirm = 1 AND p.status = 'active') AS to_confirm,
    o.proposed, o.pence, o.answer_by
FROM (
    -- The list of states is that of the index of open charges.
    SELECT count(*) AS proposed, CAST(coalesce(sum(c.amount), 0) AS BIGINT) AS pence,
        min(c.notified_until) AS answer_by
    FROM charge c
    WHERE c.agency_id = $1 AND c.state IN ('assessed', 'notified', 'accepted', 'disputed', 'upheld')
        AND c.state = 'notified') o
WHERE CAST($3 AS BIGINT) IS NULL OR CAST($3 AS BIGINT) = $1
