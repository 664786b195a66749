-- Who had this wish, and of which event were they told?
SELECT person_id, told_event FROM interest WHERE id = $1 AND told_event IS NOT NULL
