-- Which course has this code?
SELECT id, code, title, level, topic, minutes, target_groups, prerequisites, fee, review_on, refresher_months, status,
    version
FROM course WHERE code = $1
