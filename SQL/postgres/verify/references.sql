-- Which rows refer to one that is not there? This engine never lets go of its references, so only those are looked at
-- that are no foreign keys: the check of one would look up and lock what every booking needs.
SELECT 'booking ' || b.id || ': the event it names is not there' AS fault
FROM booking b WHERE NOT EXISTS (SELECT 1 FROM event e WHERE e.id = b.event_id)
UNION ALL
SELECT 'booking ' || b.id || ': the person it names is not there'
FROM booking b WHERE NOT EXISTS (SELECT 1 FROM person p WHERE p.id = b.person_id)
UNION ALL
SELECT 'booking ' || b.id || ': the agency it names is not there'
FROM booking b WHERE NOT EXISTS (SELECT 1 FROM agency a WHERE a.id = b.agency_id)
UNION ALL
SELECT 'booking ' || b.id || ': the policy it names is not there'
FROM booking b WHERE b.policy_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM policy p WHERE p.id = b.policy_id)
UNION ALL
SELECT 'booking_history ' || h.booking_id || ', ' || h.n || ': the booking it names is not there'
FROM booking_history h WHERE NOT EXISTS (SELECT 1 FROM booking b WHERE b.id = h.booking_id)
UNION ALL
SELECT 'event_tally ' || t.event_id || ', ' || t.agency_id || ': the event it names is not there'
FROM event_tally t WHERE NOT EXISTS (SELECT 1 FROM event e WHERE e.id = t.event_id)
UNION ALL
SELECT 'event_tally ' || t.event_id || ', ' || t.agency_id || ': the agency it names is not there'
FROM event_tally t WHERE NOT EXISTS (SELECT 1 FROM agency a WHERE a.id = t.agency_id)
LIMIT 20
