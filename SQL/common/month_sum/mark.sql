-- Takes every event of a month into its sum; who changes one from now on changes what stands.
UPDATE event SET summed = 1 WHERE year = $1 AND month = $2 AND status <> 'draft'
