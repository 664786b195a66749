-- Which event has this id?
SELECT id, reference, kind, status, year, starts_at, ends_at, needs_approval, offer_minutes, places, bookable,
    has_allocations, arrivals, tickets, held, offered, waiting, priority
FROM event WHERE id = $1
