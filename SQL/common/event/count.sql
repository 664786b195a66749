-- Adds what a booking changed to the kept counters of its event, and the waiting ticket it was given.
-- travels together, summed after $1
UPDATE event SET
    arrivals = arrivals + $2,
    requested = requested + $3,
    held = held + $4,
    offered = offered + $5,
    waiting = waiting + $6,
    walk_ins = walk_ins + $7,
    attended = attended + $8,
    left_early = left_early + $9,
    refused_late = refused_late + $10,
    did_not_attend = did_not_attend + $11,
    excused = excused + $12,
    cancelled_in_time = cancelled_in_time + $13,
    cancelled_late = cancelled_late + $14,
    cancelled_unjudged = cancelled_unjudged + $15,
    event_cancelled = event_cancelled + $16,
    substituted = substituted + $17,
    moved = moved + $18,
    tickets = tickets + $19
WHERE id = $1
