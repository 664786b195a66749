-- What happened to this charge?
SELECT n, at, actor, happened, state, why FROM charge_history WHERE charge_id = $1 ORDER BY n
