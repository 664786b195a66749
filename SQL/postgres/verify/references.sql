-- Which rows refer to one that is not there? This engine never lets go of its references, so only those are looked at
-- that are no foreign keys: their check would lock a row that every booking shares.
SELECT 'booking ' || b.id || ': the agency it names is not there' AS fault
FROM booking b WHERE NOT EXISTS (SELECT 1 FROM agency a WHERE a.id = b.agency_id)
UNION ALL
SELECT 'booking ' || b.id || ': the policy it names is not there'
FROM booking b WHERE b.policy_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM policy p WHERE p.id = b.policy_id)
UNION ALL
SELECT 'event_tally ' || t.event_id || ', ' || t.agency_id || ': the agency it names is not there'
FROM event_tally t WHERE NOT EXISTS (SELECT 1 FROM agency a WHERE a.id = t.agency_id)
LIMIT 20
