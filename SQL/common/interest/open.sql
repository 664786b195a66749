-- Does this person wait to be told when this course runs?
SELECT id FROM interest WHERE person_id = $1 AND course_id = $2 AND told_at IS NULL AND withdrawn_at IS NULL
