-- Takes away the invitations of one person to events that another was invited to too.
DELETE FROM invitation
WHERE person_id = $1 AND EXISTS (
    SELECT 1 FROM invitation o WHERE o.person_id = $2 AND o.event_id = invitation.event_id)
