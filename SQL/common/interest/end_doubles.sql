-- Ends the open wishes of one person that another has too: they are one person from now on.
UPDATE interest SET withdrawn_at = $3
WHERE person_id = $1 AND told_at IS NULL AND withdrawn_at IS NULL
    AND EXISTS (
        SELECT 1 FROM interest o
        WHERE o.person_id = $2 AND o.course_id = interest.course_id AND o.told_at IS NULL
            AND o.withdrawn_at IS NULL)
