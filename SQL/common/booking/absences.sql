-- On which dates were events that this person held a place of, and did not attend or was refused as late?
SELECT e.first_date FROM booking b JOIN event e ON e.id = b.event_id
WHERE b.person_id = $1 AND b.state = 'confirmed' AND b.outcome IN ('did_not_attend', 'refused_late')
    AND e.first_date IS NOT NULL
ORDER BY e.first_date
