extension Model {
    mutating func book(_ e: Int, _ person: Int) -> String {
        if let no = closedToBooking(e) { return no }
        if live(e, person) { return "no already_booked" }
        if events[e].bookings.contains(where: { $0.state == "offered" }) { expire(e) }
        let agency = people[person].agency
        if events[e].needsApproval {
            // A place that came free meanwhile goes to whoever waits for it, and does not wait for the next sweep.
            _ = serve(e)
            _ = arrive(e, person, "requested")
            return "requested"
        }
        if events[e].line.isEmpty, freeFor(e, agency) > 0 {
            _ = arrive(e, person, "confirmed")
            return "confirmed"
        }
        let b = arrive(e, person, "waitlisted")
        queue(e, b)
        _ = serve(e, claiming: b)
        return events[e].bookings[b].state == "waitlisted" ? position(e, b) : events[e].bookings[b].state
    }

    mutating func decide(_ e: Int, _ b: Int, _ yes: Bool) -> String {
        let booking = events[e].bookings[b]
        if yes, now >= events[e].start { return "no too_late" }
        guard booking.state == "requested" else { return "no wrong_state" }
        guard yes else {
            events[e].bookings[b].state = "declined"
            return "declined"
        }
        if events[e].line.isEmpty, freeFor(e, people[booking.person].agency) > 0 {
            events[e].bookings[b].state = "confirmed"
            return "confirmed"
        }
        queue(e, b)
        _ = serve(e, claiming: b)
        return events[e].bookings[b].state == "waitlisted" ? position(e, b) : events[e].bookings[b].state
    }

    /// Answers with the state, how many were served because of it, and what it costs before any relief.
    mutating func cancel(_ e: Int, _ b: Int) -> String {
        let state = events[e].bookings[b].state
        var cost = 0
        switch state {
        case "requested", "waitlisted", "offered": events[e].bookings[b].state = "withdrawn"
        case "reconfirming": events[e].bookings[b].state = "event_cancelled"
        default:
            if now >= events[e].start { return "no too_late" }
            guard state == "confirmed" else { return "no wrong_state" }
            let isLate = now >= events[e].freeUntil
            events[e].bookings[b].state = isLate ? "cancelled_late" : "cancelled_in_time"
            cost = isLate ? ModelEvent.price(events[e].sessions) : 0
        }
        let after = events[e].bookings[b].state
        if agencies[people[events[e].bookings[b].person].agency].isExempt { cost = 0 }
        return "\(after) cost \(cost) promoted \(serve(e))"
    }

    mutating func accept(_ e: Int, _ b: Int) -> String {
        if now >= events[e].start { return "no too_late" }
        let booking = events[e].bookings[b]
        guard ["offered", "reconfirming"].contains(booking.state) else { return "no wrong_state" }
        guard now < booking.until else { return "no too_late" }
        events[e].bookings[b].state = "confirmed"
        return "confirmed"
    }

    mutating func revoke(_ e: Int, _ b: Int) -> String {
        guard events[e].bookings[b].state == "offered" else { return "no wrong_state" }
        queue(e, b)
        return "promoted \(serve(e))"
    }

    mutating func substitute(_ e: Int, _ b: Int, _ person: Int) -> String {
        if now >= events[e].start { return "no too_late" }
        let booking = events[e].bookings[b]
        let tookAPlace = !["requested", "waitlisted", "offered", "withdrawn", "declined", "lapsed"].contains(
            booking.state)
        let sameAgency = people[booking.person].agency == people[person].agency
        if tookAPlace, booking.state != "event_cancelled", !sameAgency { return "no policy" }
        guard ["confirmed", "reconfirming"].contains(booking.state) else { return "no" }
        if live(e, person) { return "no already_booked" }
        events[e].bookings[b].state = "substituted"
        _ = arrive(e, person, "confirmed")
        return "confirmed"
    }

    mutating func move(_ e: Int, _ b: Int, to target: Int) -> String {
        if e == target { return "no conflict" }
        if now >= events[e].start { return "no too_late" }
        if let no = closedToBooking(target) { return no }
        let booking = events[e].bookings[b]
        guard events[target].line.isEmpty, freeFor(target, people[booking.person].agency) > 0 else { return "no full" }
        guard ["confirmed", "reconfirming"].contains(booking.state) else { return "no" }
        if live(target, booking.person) { return "no already_booked" }
        let isLate = booking.state == "confirmed" && now >= events[e].freeUntil
        let ends = isLate ? "cancelled_late" : "moved"
        events[e].bookings[b].state = ends
        _ = arrive(target, booking.person, "confirmed")
        _ = serve(e)
        return "confirmed \(ends)"
    }

    mutating func sweep() -> String {
        for e in events.indices {
            expire(e)
            _ = serve(e)
        }
        return "done"
    }
}
