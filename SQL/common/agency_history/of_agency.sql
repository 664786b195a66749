-- What happened to this agency?
SELECT n, at, actor, action, detail FROM agency_history WHERE agency_id = $1 ORDER BY n
