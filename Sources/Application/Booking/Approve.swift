public import Domain

/// Decides a request: gives the place, or a ticket of the waiting list, or says no.
public struct Approve: Sendable {
    /// What is asked for.
    public struct Request: Hashable, Sendable {
        /// The booking's reference.
        public var booking: String
        /// Yes or no.
        public var isApproved: Bool
        /// Why, for the history; no medical detail.
        public var why: String

        /// Takes the reference, the decision and why.
        public init(booking: String, isApproved: Bool, why: String = "") {
            self.booking = booking
            self.isApproved = isApproved
            self.why = why
        }
    }

    private let house: House

    /// Decides in this house.
    public init(_ house: House) { self.house = house }

    /// Decides a request.
    ///
    /// - Throws: ``Refusal`` with the reason, or ``StoreFault``.
    public func callAsFunction(_ request: Request, by principal: Principal) async throws -> Book.Answer {
        let id = try await house.bookingID(request.booking)
        let intent = Intent(principal, at: house.now, event: id.event)
        let house = house
        return try await house.store.write(intent) { work in
            try Approve.decide(work, house, intent, id, request)
        }
    }

    static func decide(
        _ work: any UnitOfWork, _ house: House, _ intent: Intent, _ id: BookingID, _ request: Request
    ) throws -> Book.Answer {
        let event = try work.lock(id.event)
        let was = try work.existing(id, of: event)
        var booking = was
        let reference = event.reference(of: id)
        guard request.isApproved else {
            try booking.happen(.declined)
            try work.save(booking, was: was, event: event, happened: "declined", why: request.why)
            return Book.Answer(booking: id, reference: reference, state: .declined, position: nil)
        }
        guard try !work.isToBeConfirmed(was.person) else {
            throw Refusal(
                .wrongState, "The person registered themselves and is not confirmed yet.",
                mend: "Confirm the person first; this request goes on with it.")
        }
        try event.mustNotHaveStarted(at: intent.now)
        let line = WaitingLine(work: work, house: house, now: intent.now)
        guard let agency = try work.agencyCard(was.agency) else {
            throw StoreFault(.damaged, "The agency of \(reference) is not there; run `turnout verify`.")
        }
        let seats = try work.seats(event)
        let claimant = Claimant(agency: agency.id, sector: agency.sector)
        if event.waiting == 0, seats.free(for: claimant, at: intent.now) > 0 {
            let policy = try work.policyInForce(on: house.zone.date(intent.now))
            try booking.takePlace(.placed, at: intent.now, binding: try line.binding(policy, agency.id))
            try work.save(booking, was: was, event: event, happened: "placed", why: request.why)
            return Book.Answer(booking: id, reference: reference, state: .confirmed, position: nil)
        }
        try booking.happen(.queued(ticket: event.tickets + 1))
        try work.save(booking, was: was, event: event, happened: "queued", why: request.why)
        // Where those who wait are kept out by an allocation, a place may be free for this person all the same.
        if seats.free > 0 { _ = try line.fill(event.id, claiming: id) }
        let standing = try work.existing(id, of: event)
        guard case .waitlisted(let ticket) = standing.state else {
            return Book.Answer(booking: id, reference: reference, state: standing.state.code, position: nil)
        }
        let before = try work.waitersBefore(event.id, priority: standing.priority, ticket: ticket)
        return Book.Answer(booking: id, reference: reference, state: .waitlisted, position: before + 1)
    }
}
