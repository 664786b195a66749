-- Adds a course.
INSERT INTO course (id, code, title, level, topic, minutes, target_groups, prerequisites, fee, review_on,
    refresher_months, status,
    version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
