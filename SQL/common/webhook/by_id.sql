-- Which receiver has this id, and how much is on its way to it?
SELECT w.id, w.agency_id, w.url, w.topics, w.label, w.added_at, w.ended_at, a.code, w.added_by,
    (SELECT count(*) FROM webhook_delivery d
        WHERE d.webhook_id = w.id AND d.done_at IS NULL AND d.gave_up_at IS NULL) AS waiting,
    (SELECT count(*) FROM webhook_delivery d
        WHERE d.webhook_id = w.id AND d.gave_up_at IS NOT NULL) AS given_up
FROM webhook w
LEFT JOIN agency a ON a.id = w.agency_id
WHERE w.id = $1
