public import Domain
public import Money

/// What booking would come to, as a page of answers to check shows it before the button.
public struct BookingCheck: Sendable {
    /// What booking would lead to at this moment.
    public enum Expectation: Hashable, Sendable {
        /// A place at once; so many are left for this agency.
        case place(left: Int64)
        /// The waiting list, at this position from 1.
        case waiting(position: Int64)
        /// A request that somebody approves.
        case approval
        /// A request that waits until the person, who registered themselves, is confirmed.
        case confirmation

        /// The word of it.
        public var word: String {
            switch self {
            case .place: "place"
            case .waiting: "waiting"
            case .approval: "approval"
            case .confirmation: "confirmation"
            }
        }
    }

    /// What a booking made now costs the agency.
    public struct Terms: Hashable, Sendable {
        /// The name of the policy it would be bound to.
        public let policy: String
        /// Until when cancelling is free, with the clause in words.
        public let freeUntil: FreeUntil
        /// What cancelling after that costs at most.
        public let late: Pence
        /// What not coming costs.
        public let absent: Pence
        /// What attending costs.
        public let attending: Pence
    }

    /// The event.
    public let event: EventHead
    /// The title of its course.
    public let title: String
    /// Its sessions, in order.
    public let sessions: [SessionTime]
    /// What booking would lead to.
    public let expectation: Expectation
    /// What it costs; nil while no policy is in force.
    public let terms: Terms?
    /// Other live bookings of the person that overlap this event: a warning, and no refusal.
    public let overlaps: [String]
    /// The live booking that the person has of this event already.
    public let booked: String?
    /// Why the policy does not let them book; nil where it does.
    public let hindrance: Refusal?

    /// Whether the button would lead to a booking.
    public var mayBook: Bool { booked == nil && hindrance == nil }
}

/// Says what booking a place would come to, and changes nothing.
public struct CheckBooking: Sendable {
    private let house: House

    /// Checks in this house.
    public init(_ house: House) { self.house = house }

    /// What booking the event of a reference for the person of an address would come to. An address that is not known
    /// yet is taken for somebody new of the agency named.
    ///
    /// - Throws: ``Refusal`` as booking would for an event that cannot be booked, and of kind `not_found` for a person
    ///   or an agency that is not there or may not be seen; or ``StoreFault``.
    public func callAsFunction(
        _ reference: String, _ email: String, agency code: String? = nil, by principal: Principal
    ) async throws -> BookingCheck {
        let address = try EmailAddress(parsing: email)
        let id = try await house.eventID(reference)
        let (house, now) = (house, house.now)
        return try await house.store.read(principal.scope) { view in
            guard let event = try view.event(id), event.status != .draft || principal.scope == .everything else {
                throw Refusal(.notFound, "There is no event \(reference.prefix(60)).")
            }
            try event.mayBeBooked(at: now)
            let person = try view.person(email: address.text)
            if person == nil, code == nil || principal.scope.person != nil { _ = try view.found(person: email) }
            let agency = try person?.agency ?? view.found(agency: code ?? "").id
            guard let card = try view.agencyCard(agency), principal.scope.maySee(agency) else {
                throw Refusal(.notFound, "There is no such agency.", mend: "See `turnout agency list`.")
            }
            return try CheckDesk(view: view, house: house, now: now, event: event).check(person, card)
        }
    }
}

private struct CheckDesk {
    let view: any ReadView
    let house: House
    let now: Instant
    let event: EventHead

    func check(_ person: Person?, _ agency: AgencyCard) throws -> BookingCheck {
        let sessions = try view.sessions(event.id)
        let policy = try view.policyInForce(on: house.zone.date(now))
        let admission = Admission(view: view, house: house, now: now)
        let title = try view.plan(of: event.id).flatMap { try view.course($0.course)?.title }
        return BookingCheck(
            event: event, title: title ?? "", sessions: sessions, expectation: try expectation(person, agency),
            terms: try policy.flatMap { try terms($0, agency, sessions) },
            overlaps: try person.map { try view.overlaps($0.id, with: event.id) } ?? [],
            booked: try person.flatMap { try booked($0) },
            hindrance: Admission.refusal(try admission.decision(policy, person?.id, agency.id)))
    }

    private func expectation(_ person: Person?, _ agency: AgencyCard) throws -> BookingCheck.Expectation {
        if person?.isToBeConfirmed == true { return .confirmation }
        if event.needsApproval { return .approval }
        let free = try view.seats(event).free(for: Claimant(agency: agency.id, sector: agency.sector), at: now)
        if event.waiting == 0, free > 0 { return .place(left: free) }
        let rank = event.priority.rank(agency.sector)
        return .waiting(position: try view.waitersBefore(event.id, priority: rank, ticket: event.tickets + 1) + 1)
    }

    private func terms(
        _ policy: PolicyID, _ agency: AgencyCard, _ sessions: [SessionTime]
    ) throws -> BookingCheck.Terms? {
        let booking = Booking.new(
            event, person: PersonID(0), agency: agency, jobRole: "", place: .held, policy: policy, now: now)
        guard let shown = try ShownTerms(policy, booking, event, sessions, view, house) else { return nil }
        return BookingCheck.Terms(
            policy: try view.policy(policy)?.name ?? "", freeUntil: shown.freeUntil, late: shown.late,
            absent: shown.absent, attending: shown.attending)
    }

    private func booked(_ person: Person) throws -> String? {
        try view.bookings(of: person.id, limit: ShowRecord.mostBookings)
            .first { $0.event == event.reference && $0.state.isLive }?.reference
    }
}
