-- For which agency does this person work now?
SELECT agency_id FROM person WHERE id = $1
