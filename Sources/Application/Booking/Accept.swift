public import Domain

/// Takes an offered place, or says yes to an event's new dates.
public struct Accept: Sendable {
    private let house: House

    /// Accepts in this house.
    public init(_ house: House) { self.house = house }

    /// Takes the place that is offered; an offer that ran out is not taken, whether or not a sweep has seen it.
    ///
    /// - Throws: ``Refusal`` with the reason, or ``StoreFault``.
    public func callAsFunction(_ reference: String, by principal: Principal) async throws -> Book.Answer {
        let id = try await house.bookingID(reference)
        let intent = Intent(principal, at: house.now, event: id.event)
        let house = house
        return try await house.store.write(intent) { work in try Accept.decide(work, house, intent, id) }
    }

    private static func decide(
        _ work: any UnitOfWork, _ house: House, _ intent: Intent, _ id: BookingID
    ) throws -> Book.Answer {
        let event = try work.lock(id.event)
        let was = try work.existing(id, of: event)
        var booking = was
        try event.mustNotHaveStarted(at: intent.now)
        switch was.state {
        case .offered(let until):
            try inTime(until, intent.now, house, "The offer")
            let line = WaitingLine(work: work, house: house, now: intent.now)
            let policy = try work.policyInForce(on: house.zone.date(intent.now))
            try booking.takePlace(.claimed, at: intent.now, binding: try line.binding(policy, was.agency))
            try work.save(booking, was: was, event: event, happened: "claimed", why: "")
            try work.endOffer(id, as: .claimed, at: intent.now)
        case .reconfirming(let until):
            try inTime(until, intent.now, house, "The time to answer")
            try booking.happen(.reconfirmed)
            try work.save(booking, was: was, event: event, happened: "reconfirmed", why: "")
        default: try booking.happen(.claimed)
        }
        return Book.Answer(
            booking: id, reference: event.reference(of: id), state: booking.state.code, position: nil)
    }

    private static func inTime(_ until: Instant, _ now: Instant, _ house: House, _ what: String) throws(Refusal) {
        guard now < until else {
            throw Refusal(
                .tooLate, "\(what) ran out on \(house.zone.local(until).spoken).",
                mend: "The booking is at the end of the waiting list; it is offered again when its turn comes.")
        }
    }
}
