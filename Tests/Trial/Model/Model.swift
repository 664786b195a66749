/// A small, independent model of the house: plain data and slow loops, written from the rules and not from the code.
///
/// Every function answers in one line what the house must answer: where things stand now, or `no` and the kind of the
/// refusal.
struct Model {
    /// Minutes since 1970-01-01T00:00Z.
    var now: Int
    let agencies: [ModelAgency]
    let people: [ModelPerson]
    var events: [ModelEvent] = []
    var invoices: [ModelInvoice] = []

    /// Where an event stands, in one line.
    func picture(_ e: Int) -> String {
        let event = events[e]
        let bookings = event.bookings.enumerated().map { "\($0.offset + 1):\($0.element.state):\($0.element.outcome)" }
        let held = event.bookings.count { $0.takesPlace && $0.state != "offered" }
        let offered = event.bookings.count { $0.state == "offered" }
        return "\(event.status) held \(held) offered \(offered) line \(event.line.map { $0 + 1 }) "
            + bookings.joined(separator: " ")
    }

    // MARK: - The waiting list

    func freeFor(_ e: Int, _ agency: Int) -> Int {
        let event = events[e]
        var free = event.free
        var limit = Int.max
        for keep in event.keeps where keep.release.map({ now < $0 }) ?? true {
            let used = event.bookings.count { booking in
                let other = people[booking.person].agency
                return booking.takesPlace && keep.isFor(other, agencies[other].sector)
            }
            if keep.isFor(agency, agencies[agency].sector) {
                if let cap = keep.cap { limit = min(limit, cap - used) }
            } else {
                free -= max(0, keep.reserved - used)
            }
        }
        return max(0, min(free, limit))
    }

    /// Serves those who wait, one after the other, until nobody can be served; says how many were.
    mutating func serve(_ e: Int, claiming: Int? = nil) -> Int {
        guard ["published", "closed"].contains(events[e].status), now < events[e].start else { return 0 }
        var served = 0
        for b in events[e].line where freeFor(e, people[events[e].bookings[b].person].agency) > 0 {
            served += 1
            if now < events[e].freeUntil || b == claiming {
                events[e].bookings[b].state = "confirmed"
            } else {
                events[e].bookings[b].state = "offered"
                events[e].bookings[b].until = min(events[e].start, now + events[e].offerMinutes)
            }
        }
        return served
    }

    /// Ends what ran out of time.
    mutating func expire(_ e: Int) {
        let due = events[e].bookings.indices
            .filter { ["offered", "reconfirming"].contains(events[e].bookings[$0].state) }
            .filter { events[e].bookings[$0].until <= now }
            .sorted { (events[e].bookings[$0].until, $0) < (events[e].bookings[$1].until, $1) }
        for b in due {
            if events[e].bookings[b].state == "offered" {
                queue(e, b)
            } else {
                events[e].bookings[b].state = "event_cancelled"
            }
        }
        guard now >= events[e].start else { return }
        for b in events[e].bookings.indices where events[e].bookings[b].state == "requested" {
            events[e].bookings[b].state = "lapsed"
        }
    }

    mutating func queue(_ e: Int, _ b: Int) {
        events[e].tickets += 1
        events[e].bookings[b].ticket = events[e].tickets
        events[e].bookings[b].state = "waitlisted"
    }

    func position(_ e: Int, _ b: Int) -> String {
        "waitlisted \((events[e].line.firstIndex(of: b) ?? -1) + 1)"
    }

    func live(_ e: Int, _ person: Int) -> Bool {
        events[e].bookings.contains { $0.person == person && $0.isLive }
    }

    mutating func arrive(_ e: Int, _ person: Int, _ state: String) -> Int {
        var booking = ModelBooking(person: person, state: state)
        booking.rank = events[e].rank(agencies[people[person].agency].sector)
        events[e].bookings.append(booking)
        return events[e].bookings.count - 1
    }

    func closedToBooking(_ e: Int) -> String? {
        switch events[e].status {
        case "closed", "cancelled": "no wrong_state"
        case "delivered": "no too_late"
        default: now >= events[e].start ? "no too_late" : nil
        }
    }

    func sessionsNow(_ e: Int) -> [Int] {
        events[e].sessions.indices.filter { ModelCalendar.utc(events[e].sessions[$0].lowerBound) <= now }
    }
}
