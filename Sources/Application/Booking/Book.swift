public import Domain

/// Books a place for a person, or puts them on the waiting list, or asks for approval.
public struct Book: Sendable {
    /// What is asked for.
    public struct Request: Hashable, Sendable {
        /// The event's reference.
        public var event: String
        /// The person's work e-mail address; it identifies them without regard to case.
        public var email: String
        /// The person's name.
        public var name: String
        /// The code of the agency they work for.
        public var agency: String
        /// Their job role.
        public var jobRole: String
        /// The idempotency key, where the client sent one.
        public var key: String?

        /// Takes every part.
        public init(event: String, email: String, name: String, agency: String, jobRole: String, key: String? = nil) {
            self.event = event
            self.email = email
            self.name = name
            self.agency = agency
            self.jobRole = jobRole
            self.key = key
        }

        var content: String { [event, email.lowercased(), name, agency, jobRole].joined(separator: "\u{1F}") }
    }

    /// How it stands now.
    public struct Answer: Hashable, KeptAnswer {
        /// The booking.
        public let booking: BookingID
        /// Its reference, such as `E0001-17`.
        public let reference: String
        /// `confirmed`, `waitlisted` or `requested`.
        public let state: BookingState.Code
        /// The position on the waiting list, from 1; nil when not waiting.
        public let position: Int64?

        init(booking: BookingID, reference: String, state: BookingState.Code, position: Int64?) {
            self.booking = booking
            self.reference = reference
            self.state = state
            self.position = position
        }

        /// Four fields separated by spaces, none of which holds one.
        public var kept: String { "\(booking.raw) \(reference) \(state.rawValue) \(position ?? 0)" }

        /// Reads the four fields.
        public init?(kept: String) {
            let parts = kept.split(separator: " ").map(String.init)
            guard parts.count == 4, let raw = Int64(parts[0]), let state = BookingState.Code(rawValue: parts[2]),
                let position = Int64(parts[3])
            else { return nil }
            self.init(
                booking: BookingID(raw), reference: parts[1], state: state, position: position > 0 ? position : nil)
        }
    }

    /// Thrown inside the unit of work when the person is not known: they are registered first, in a unit of its own.
    private struct UnknownPerson: Error {
        let agency: AgencyID
    }

    private let house: House

    /// Books in this house.
    public init(_ house: House) { self.house = house }

    /// Books a place.
    ///
    /// - Throws: ``Refusal`` with the reason, or ``StoreFault``.
    public func callAsFunction(_ request: Request, by principal: Principal) async throws -> Answer {
        let email = try PersonText.email(request.email)
        let name = try PersonText.name(request.name)
        let role = try PersonText.jobRole(request.jobRole)
        #if MUTANTS
        let emailKey = Mutant.respectCase.isOn ? email : email.lowercased()
        #else
        let emailKey = email.lowercased()
        #endif
        let claim = Claim(
            event: try await house.eventID(request.event), emailKey: emailKey, agencyCode: request.agency,
            today: house.today)
        #if MUTANTS
        if Mutant.answerEarly.isOn {
            let all = booked
            Task { try await all(claim, email, name, role, request, principal) }
            let booking = BookingID(event: claim.event, ordinal: 1)
            return Answer(booking: booking, reference: request.event + "-1", state: .confirmed, position: nil)
        }
        #endif
        return try await booked(claim, email, name, role, request, principal)
    }

    /// Books, and registers the person first where the address is new.
    private func booked(
        _ claim: Claim, _ email: String, _ name: String, _ role: String, _ request: Request, _ principal: Principal
    ) async throws -> Answer {
        do {
            return try await book(claim, role, request, principal)
        } catch let unknown as UnknownPerson {
            let person = NewPerson(email: email, name: name, jobRole: role, agency: unknown.agency)
            _ = try await house.store.write(Intent(principal, at: house.now).preparing) { try $0.register(person) }
            return try await book(claim, role, request, principal)
        }
    }

    private func book(
        _ claim: Claim, _ role: String, _ request: Request, _ principal: Principal
    ) async throws -> Answer {
        let intent = Intent(principal, at: house.now, claim: claim)
        let house = house
        let work: @Sendable (any UnitOfWork) throws -> Answer = { work in
            try Book.decide(work, house, intent, role, agency: request.agency)
        }
        guard let key = request.key else { return try await house.store.write(intent, work) }
        return try await house.store.write(
            intent, once: try RequestKey(checking: key, route: "book", request: request.content), work)
    }

    private static func decide(
        _ work: any UnitOfWork, _ house: House, _ intent: Intent, _ role: String, agency code: String
    ) throws -> Answer {
        let desk = try work.claimDesk()
        var event = desk.event
        guard let agency = desk.agency, intent.principal.scope.maySee(agency.id) else {
            throw Refusal(
                .notFound, "There is no active agency \(code.prefix(40)).", mend: "See `turnout agency list`.")
        }
        if event.status == .draft, intent.principal.scope != .everything {
            throw Refusal(
                .notFound, "There is no event \(event.reference).", mend: "List them with `turnout event list`.")
        }
        try event.mayBeBooked(at: intent.now)
        if let own = intent.principal.scope.person, desk.person?.id != own {
            throw Refusal(
                .forbidden, "You may book for yourself only.",
                mend: "Use your own e-mail address, or ask the lead of your agency.")
        }
        guard let person = desk.person else { throw UnknownPerson(agency: agency.id) }
        guard person.agency == agency.id else {
            throw Refusal(
                .conflict, "The person works for another agency than \(code).",
                mend: "Book under that agency, or record the change with `turnout person move`.")
        }
        if let live = desk.live {
            throw Refusal(
                .alreadyBooked, "The person already has the booking \(event.reference(of: live)) of this event.")
        }
        try Admission(view: work, house: house, now: intent.now).mustAdmit(desk.policy, person.id, agency.id)
        let list = WaitingLine(work: work, house: house, now: intent.now)
        if event.offered > 0, try list.expire(event) { event = try work.lock(event.id) }
        // A request takes no place: one that came free meanwhile goes to whoever waits for it, not to the next sweep.
        if event.needsApproval, event.waiting > 0, event.bookable > event.held + event.offered,
            try !list.fill(event.id).isEmpty
        {
            event = try work.lock(event.id)
        }
        let place = try placement(
            work, event, agency, intent.now, isToBeConfirmed: person.isToBeConfirmed)
        let booking = Booking.new(
            event, person: person.id, agency: agency, jobRole: role, place: place, policy: desk.policy, now: intent.now)
        try work.add(booking, event: event, happened: place.word, why: "")
        guard case .waiting = place else {
            return Answer(
                booking: booking.id, reference: event.reference(of: booking.id), state: booking.state.code,
                position: nil)
        }
        return try waiting(booking, event, work, list)
    }

    /// A place is given at once when nobody waits for it; whoever waits is served first.
    private static func placement(
        _ work: any UnitOfWork, _ event: EventHead, _ agency: AgencyCard, _ now: Instant, isToBeConfirmed: Bool
    ) throws -> Booking.Place {
        guard event.arrivals + 1 < BookingID.ordinalLimit else {
            throw Refusal(.full, "\(event.reference) has had as many bookings as an event can have.")
        }
        // Who is to be confirmed may ask, and takes no place and no turn until they are.
        if event.needsApproval || isToBeConfirmed { return .requested }
        #if MUTANTS
        if Mutant.oversell.isOn { return .held }
        #endif
        let seats = try work.seats(event)
        let free = seats.free(for: Claimant(agency: agency.id, sector: agency.sector), at: now)
        return event.waiting == 0 && free > 0 ? .held : .waiting(ticket: event.tickets + 1)
    }

    /// Joins the list; where places are free for this person though others wait, the list moves at once.
    private static func waiting(
        _ booking: Booking, _ event: EventHead, _ work: any UnitOfWork, _ list: WaitingLine
    ) throws -> Answer {
        let reference = event.reference(of: booking.id)
        var hasMoved = false
        if event.bookable > event.held + event.offered, event.waiting > 0 {
            hasMoved = try !list.fill(event.id, claiming: booking.id).isEmpty
            if let now = try work.booking(booking.id), !now.state.isWaiting {
                return Answer(booking: booking.id, reference: reference, state: now.state.code, position: nil)
            }
        }
        guard case .waitlisted(let ticket) = booking.state else {
            throw StoreFault(.defect, "A waiting booking has no ticket.")
        }
        // Without a priority and with nobody promoted, everybody who waits came before.
        let isLast = event.priority.sectors.isEmpty && !hasMoved
        let before =
            isLast ? event.waiting : try work.waitersBefore(event.id, priority: booking.priority, ticket: ticket)
        return Answer(booking: booking.id, reference: reference, state: .waitlisted, position: before + 1)
    }
}
