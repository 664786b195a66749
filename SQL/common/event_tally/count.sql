-- Adds what a booking changed to the kept counters of its agency at the event.
-- travels together, summed after $3
INSERT INTO event_tally (event_id, agency_id, year, arrivals, requested, held, offered, waiting, walk_ins, attended,
    left_early, refused_late, did_not_attend,
    excused, cancelled_in_time, cancelled_late, cancelled_unjudged, event_cancelled, substituted, moved)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
ON CONFLICT (event_id, agency_id) DO UPDATE SET
    arrivals = event_tally.arrivals + excluded.arrivals,
    requested = event_tally.requested + excluded.requested,
    held = event_tally.held + excluded.held,
    offered = event_tally.offered + excluded.offered,
    waiting = event_tally.waiting + excluded.waiting,
    walk_ins = event_tally.walk_ins + excluded.walk_ins,
    attended = event_tally.attended + excluded.attended,
    left_early = event_tally.left_early + excluded.left_early,
    refused_late = event_tally.refused_late + excluded.refused_late,
    did_not_attend = event_tally.did_not_attend + excluded.did_not_attend,
    excused = event_tally.excused + excluded.excused,
    cancelled_in_time = event_tally.cancelled_in_time + excluded.cancelled_in_time,
    cancelled_late = event_tally.cancelled_late + excluded.cancelled_late,
    cancelled_unjudged = event_tally.cancelled_unjudged + excluded.cancelled_unjudged,
    event_cancelled = event_tally.event_cancelled + excluded.event_cancelled,
    substituted = event_tally.substituted + excluded.substituted,
    moved = event_tally.moved + excluded.moved
