-- Which course has this id?
SELECT id, code, title, level, topic, minutes, target_groups, prerequisites, fee, review_on, refresher_months, status,
    version
FROM course WHERE id = $1
