-- Gives up sign-in mails that are of no more use, and erases what they hold; who has claimed one can record nothing.
UPDATE mail SET
    address = NULL, token = NULL, code = NULL, gave_up_at = $1, last_at = $1, last_word = 'expired',
    claimed_until = NULL, claims = claims + 1
WHERE address IS NOT NULL AND expires_at <= $1
RETURNING id
