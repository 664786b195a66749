import Domain

/// Moves the waiting list of an event whose lock is held: the one entry point after everything that frees a place.
struct WaitingLine {
    let work: any UnitOfWork
    let house: House
    let now: Instant

    /// Gives the free places to those who wait, in order. With nothing free, or nobody eligible, it does nothing.
    ///
    /// - Parameter claiming: a booking whose owner asks for a place at this moment: an offer to it is taken at once.
    func fill(_ id: EventID, claiming: BookingID? = nil) throws -> [Fill] {
        let event = try work.lock(id)
        guard event.status == .published || event.status == .closed, event.waiting > 0, let startsAt = event.startsAt,
            now < startsAt
        else { return [] }
        let seats = try work.seats(event)
        guard seats.free > 0 else { return [] }
        #if MUTANTS
        if Mutant.forgetToFill.isOn { return [] }
        #endif
        let policy = try work.policyInForce(on: house.zone.date(now))
        let times = FillTimes(
            now: now, startsAt: startsAt, freeUntil: try policy.flatMap { try freeUntil(event, $0) },
            offerMinutes: event.offerMinutes)
        let limit = event.hasAllocations ? event.waiting : seats.free
        let fills = Domain.fill(seats, waiting: try work.waiters(id, limit: limit), times: times)
        for fill in fills { try apply(fill, event, policy, claiming) }
        return fills
    }

    private func freeUntil(_ event: EventHead, _ id: PolicyID) throws -> Instant? {
        guard let times = EventTimes(sessions: try work.sessions(event.id)) else { return nil }
        return try house.policies.policy(id, work)
            .freeUntil(times, try house.policies.calendar(house.zone, work)).instant
    }

    private func apply(_ fill: Fill, _ event: EventHead, _ policy: PolicyID?, _ claiming: BookingID?) throws {
        switch fill {
        case .confirm(let waiter):
            try confirm(waiter, event, policy, why: "a place became free; cancelling is still free")
        case .offer(let waiter, _) where waiter.booking == claiming:
            try confirm(waiter, event, policy, why: "a place was free for this agency")
        case .offer(let waiter, let until):
            let was = try booking(waiter.booking)
            var booking = was
            try booking.happen(.offered(until: until))
            try work.save(booking, was: was, event: event, happened: "offered", why: "a place became free")
            try work.addOffer(booking.id, madeAt: now, until: until)
        }
    }

    private func confirm(_ waiter: Waiter, _ event: EventHead, _ policy: PolicyID?, why: String) throws {
        let was = try booking(waiter.booking)
        var booking = was
        try booking.takePlace(.placed, at: now, binding: try binding(policy, booking.agency))
        try work.save(booking, was: was, event: event, happened: "placed", why: why)
    }

    func binding(_ policy: PolicyID?, _ agency: AgencyID) throws -> PolicyBinding? {
        guard let policy else { return nil }
        return PolicyBinding(policy: policy, band: try work.agencyCard(agency)?.band)
    }

    func booking(_ id: BookingID) throws -> Booking {
        guard let booking = try work.waitingBooking(id) else {
            throw StoreFault(.damaged, "The waiting list names a booking that is not there; run `turnout verify`.")
        }
        return booking
    }

    /// Ends what ran out of time at an event: offers go to the end of the list, silence about new dates ends the
    /// booking, requests lapse when the event starts. Says whether anything changed.
    func expire(_ event: EventHead) throws -> Bool {
        var ticket = event.tickets
        var changed = false
        for was in try work.due(event.id, at: now) {
            var booking = was
            switch was.state {
            case .offered:
                ticket += 1
                try booking.happen(.offerExpired(ticket: ticket))
                try work.save(booking, was: was, event: event, happened: "offer_expired", why: "no answer in time")
                try work.endOffer(booking.id, as: .expired, at: now)
            case .reconfirming:
                try booking.happen(.eventCancelled)
                try work.save(
                    booking, was: was, event: event, happened: "event_cancelled", why: "no answer to the new dates")
            default: continue
            }
            changed = true
        }
        return try lapse(event) || changed
    }

    private func lapse(_ event: EventHead) throws -> Bool {
        guard let startsAt = event.startsAt, now >= startsAt else { return false }
        let requested = try work.requested(event.id)
        for was in requested {
            var booking = was
            try booking.happen(.lapsed)
            try work.save(booking, was: was, event: event, happened: "lapsed", why: "the event started")
        }
        return !requested.isEmpty
    }
}
