public import Domain

/// Passes a place to a colleague, who takes over in the same instant and binds to the policy in force now.
public struct Substitute: Sendable {
    /// What is asked for.
    public struct Request: Hashable, Sendable {
        /// The reference of the booking that gives up its place.
        public var booking: String
        /// The colleague's e-mail address.
        public var email: String
        /// The colleague's name.
        public var name: String
        /// The colleague's job role.
        public var jobRole: String
        /// Whether the organiser knows both to be of one team, where the policy asks for that.
        public var isSameTeam: Bool

        /// Takes every part.
        public init(booking: String, email: String, name: String, jobRole: String, isSameTeam: Bool = false) {
            self.booking = booking
            self.email = email
            self.name = name
            self.jobRole = jobRole
            self.isSameTeam = isSameTeam
        }
    }

    private let house: House

    /// Substitutes in this house.
    public init(_ house: House) { self.house = house }

    /// Passes the place on; the answer is the colleague's booking.
    ///
    /// - Throws: ``Refusal`` with the reason, or ``StoreFault``.
    public func callAsFunction(_ request: Request, by principal: Principal) async throws -> Book.Answer {
        let id = try await house.bookingID(request.booking)
        let email = try PersonText.email(request.email)
        let name = try PersonText.name(request.name)
        let role = try PersonText.jobRole(request.jobRole)
        let house = house
        let agency = try await house.store.read(principal.scope) { view in try view.booking(id)?.agency }
        guard let agency else { throw Refusal(.notFound, "There is no booking \(request.booking.prefix(60)).") }
        let colleague = try await house.store.write(Intent(principal, at: house.now).preparing) { work in
            try work.register(NewPerson(email: email, name: name, jobRole: role, agency: agency))
        }
        let intent = Intent(principal, at: house.now, event: id.event)
        return try await house.store.write(intent) { work in
            try Substitute.decide(work, house, intent, id, colleague, role, request.isSameTeam)
        }
    }

    private static func decide(
        _ work: any UnitOfWork, _ house: House, _ intent: Intent, _ id: BookingID, _ colleague: PersonID,
        _ role: String, _ isSameTeam: Bool
    ) throws -> Book.Answer {
        let event = try work.lock(id.event)
        let was = try work.existing(id, of: event)
        try event.mustNotHaveStarted(at: intent.now)
        guard let theirs = try work.agency(of: colleague), let agency = try work.agencyCard(theirs) else {
            throw StoreFault(.damaged, "A person has no agency; run `turnout verify`.")
        }
        guard try !work.isToBeConfirmed(colleague) else {
            throw Refusal(
                .wrongState, "The colleague registered themselves and is not confirmed yet.",
                mend: "Ask the lead of the agency to confirm them.")
        }
        try allow(work, house, event, was, intent.now, isSameAgency: theirs == was.agency, isSameTeam)
        let policy = try work.policyInForce(on: house.zone.date(intent.now))
        let successor = Booking.new(
            event, person: colleague, agency: agency, jobRole: role, place: .held, policy: policy, now: intent.now,
            origin: .substitute, replaces: id)
        var booking = was
        try booking.happen(.substituted(by: successor.id))
        let reference = event.reference(of: successor.id)
        try work.save(booking, was: was, event: event, happened: "substituted", why: "passed to \(reference)")
        try work.add(successor, event: event, happened: "placed", why: "took over from \(event.reference(of: id))")
        return Book.Answer(booking: successor.id, reference: reference, state: .confirmed, position: nil)
    }

    private static func allow(
        _ work: any UnitOfWork, _ house: House, _ event: EventHead, _ booking: Booking, _ now: Instant,
        isSameAgency: Bool, _ isSameTeam: Bool
    ) throws {
        guard let bound = booking.binding, let times = EventTimes(sessions: try work.sessions(event.id)) else { return }
        try house.policies.policy(bound.policy, work).allowSubstitute(
            at: now, event: times, sameAgency: isSameAgency, sameTeam: isSameTeam, zone: house.zone)
    }
}
