public import Domain

/// Confirms somebody who registered themselves, puts right what they said, or declines them: an administrator, or the
/// lead of the agency they chose.
public struct ConfirmPerson: Sendable {
    /// What came of it.
    public struct Answer: Hashable, Sendable {
        /// The person as they are now.
        public let person: Person
        /// The code of their agency.
        public let agencyCode: String
        /// What they had asked for and where it stands now, by reference.
        public let bookings: [Outcome]

        /// A request and where it stands now.
        public struct Outcome: Hashable, Sendable {
            /// The booking's reference.
            public let reference: String
            /// Where it stands.
            public let state: BookingState.Code
        }
    }

    private let house: House

    /// Confirms in this house.
    public init(_ house: House) { self.house = house }

    /// Confirms the person of an address, for another agency or staff group where one is named. What they asked for
    /// goes on by the usual rules: a place, the waiting list, or the approval that the event wants of everybody.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`, `forbidden`, or `wrong_state` for one who is not to be confirmed; or
    ///   ``StoreFault``.
    public func callAsFunction(
        _ email: String, agency code: String? = nil, staffGroup: String? = nil, known: KnownVersion = .any,
        by principal: Principal
    ) async throws -> Answer {
        let group = try Field.optional(staffGroup, "staff group")
        return try await decide(email, known, principal) { person, requests, work, intent in
            let agency = try code.map { try work.found(agency: $0) } ?? work.agency(person.agency)
            guard let agency, let card = try work.agencyCard(agency.id) else {
                throw StoreFault(.damaged, "The person has no agency; run `turnout verify`.")
            }
            try agency.mustBeActive()
            person.agency = agency.id
            person.staffGroup = group ?? person.staffGroup
            person.isToBeConfirmed = false
            person.version += 1
            try work.save(person, happened: "confirmed", detail: "")
            return try requests.map { try goOn($0, for: card, work, intent) }
        }
    }

    /// Declines the person of an address: they are no person of the partnership, and what they asked for is declined.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`, `forbidden`, or `wrong_state` for one who is not to be confirmed; or
    ///   ``StoreFault``.
    public func decline(
        _ email: String, known: KnownVersion = .any, by principal: Principal
    ) async throws -> Answer {
        try await decide(email, known, principal) { person, requests, work, _ in
            person.status = .left
            person.isToBeConfirmed = false
            person.version += 1
            try work.save(person, happened: "declined", detail: "")
            return try requests.map { id in
                let event = try work.lock(id.event)
                let booking = try declined(try work.existing(id, of: event), event, work, why: "not confirmed")
                return Answer.Outcome(reference: event.reference(of: id), state: booking.state.code)
            }
        }
    }

    private func decide(
        _ email: String, _ known: KnownVersion, _ principal: Principal,
        _ rule: @escaping @Sendable (inout Person, [BookingID], any UnitOfWork, Intent) throws -> [Answer.Outcome]
    ) async throws -> Answer {
        try principal.mayConfirm()
        let intent = Intent(principal, at: house.now)
        return try await house.store.writeAlone(intent) { work in
            var person = try work.found(person: email)
            guard person.isToBeConfirmed, person.status == .active else {
                throw Refusal(
                    .wrongState, "The person is not waiting to be confirmed.",
                    mend: "See who is with `turnout person unconfirmed`.")
            }
            try known.mustBe(person.version)
            let requests = try work.lockedBookings(of: person.id).filter { $0.state == .requested }.map(\.id)
            let outcomes = try rule(&person, requests, work, intent)
            return Answer(
                person: person, agencyCode: try work.agencyCard(person.agency)?.code ?? "", bookings: outcomes)
        }
    }

    /// Lets one request go on. One that was made for an agency that was put right is asked for again for the right one:
    /// a booking never changes the agency it was made for.
    private func goOn(
        _ id: BookingID, for agency: AgencyCard, _ work: any UnitOfWork, _ intent: Intent
    ) throws -> Answer.Outcome {
        let event = try work.lock(id.event)
        var booking = try work.existing(id, of: event)
        if booking.agency != agency.id {
            _ = try declined(booking, event, work, why: "asked for again for the right agency")
            booking = Booking.new(
                event, person: booking.person, agency: agency, jobRole: booking.jobRole, place: .requested, policy: nil,
                now: intent.now)
            try work.add(booking, event: event, happened: "requested", why: "the agency was put right")
        }
        let reference = event.reference(of: booking.id)
        let isAhead = event.startsAt.map { intent.now < $0 } ?? false
        guard event.status == .published, !event.needsApproval, isAhead else {
            return Answer.Outcome(reference: reference, state: booking.state.code)
        }
        let placed = try Approve.decide(
            work, house, intent, booking.id,
            .init(booking: reference, isApproved: true, why: "the person is confirmed"))
        return Answer.Outcome(reference: reference, state: placed.state)
    }

    private func declined(
        _ was: Booking, _ event: EventHead, _ work: any UnitOfWork, why: String
    ) throws -> Booking {
        var booking = was
        try booking.happen(.declined)
        try work.save(booking, was: was, event: event, happened: "declined", why: why)
        return booking
    }
}

/// Lists who registered themselves and is to be confirmed.
public struct ListRegistrations: Sendable {
    private let house: House

    /// Lists those of this house.
    public init(_ house: House) { self.house = house }

    /// People to be confirmed, who registered first coming first, or those behind one of them: all of them to
    /// administrators, an agency's own to its lead.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden`, or ``StoreFault``.
    public func callAsFunction(
        after person: PersonID? = nil, limit: Int64 = 1_000, by principal: Principal
    ) async throws -> [RegistrationLine] {
        try principal.mayConfirm()
        return try await house.store.read(principal.scope) { try $0.registrations(after: person, limit: limit) }
    }
}

extension Principal {
    fileprivate func mayConfirm() throws(Refusal) {
        guard role == .administrator || role == .agencyLead else {
            throw Refusal(
                .forbidden, "Only an administrator or the lead of the agency may do this.",
                mend: "Ask one of them to confirm the person.")
        }
    }
}
