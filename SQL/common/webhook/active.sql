-- Which receivers are told what happens?
SELECT id, agency_id, url, topics, label, added_at, ended_at FROM webhook WHERE ended_at IS NULL ORDER BY id
