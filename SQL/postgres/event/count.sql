-- Adds what a booking changed to the kept counters of its event, and the waiting ticket it was given. Written so that
-- the list of values may hold those of several events: each of them costs a message otherwise.
-- travels together, summed after $1
UPDATE event SET
    arrivals = arrivals + delta.column2,
    requested = requested + delta.column3,
    held = held + delta.column4,
    offered = offered + delta.column5,
    waiting = waiting + delta.column6,
    walk_ins = walk_ins + delta.column7,
    attended = attended + delta.column8,
    left_early = left_early + delta.column9,
    refused_late = refused_late + delta.column10,
    did_not_attend = did_not_attend + delta.column11,
    excused = excused + delta.column12,
    cancelled_in_time = cancelled_in_time + delta.column13,
    cancelled_late = cancelled_late + delta.column14,
    cancelled_unjudged = cancelled_unjudged + delta.column15,
    event_cancelled = event_cancelled + delta.column16,
    substituted = substituted + delta.column17,
    moved = moved + delta.column18,
    tickets = tickets + delta.column19
FROM (VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)) AS delta
WHERE event.id = delta.column1
