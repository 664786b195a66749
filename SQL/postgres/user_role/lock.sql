-- Locks who is an administrator, so that two cannot end each other at once; SQLite has one writer and no such lock.
SELECT id FROM user_role WHERE ended_at IS NULL AND role = 'administrator' ORDER BY id FOR UPDATE
