-- Lets everybody who works for one agency work for another; a row comes back for each.
UPDATE person SET agency_id = $2, version = version + 1 WHERE agency_id = $1 AND status = 'active' RETURNING id
