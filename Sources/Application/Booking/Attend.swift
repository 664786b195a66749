public import Domain

/// Records what the evidence says of a booking: at one session or at all of them; a correction appends.
public struct Attend: Sendable {
    /// What is asked for.
    public struct Request: Hashable, Sendable {
        /// The booking's reference.
        public var booking: String
        /// The session's number, from 1; nil for every session that has started.
        public var session: Int64?
        /// The mark.
        public var mark: Mark

        /// Takes the reference, the session and the mark.
        public init(booking: String, session: Int64? = nil, mark: Mark) {
            self.booking = booking
            self.session = session
            self.mark = mark
        }
    }

    private let house: House

    /// Records in this house.
    public init(_ house: House) { self.house = house }

    /// Records a mark and answers what the sessions add up to now.
    ///
    /// - Throws: ``Refusal`` with the reason, or ``StoreFault``.
    public func callAsFunction(_ request: Request, by principal: Principal) async throws -> Outcome {
        let id = try await house.bookingID(request.booking)
        let intent = Intent(principal, at: house.now, event: id.event)
        let house = house
        return try await house.store.write(intent) { work in
            let event = try work.lock(id.event)
            try work.mustTeach(id.event, principal)
            let was = try work.existing(id, of: event)
            guard was.state == .confirmed else {
                throw Refusal(
                    .wrongState, "The booking \(was.state.standing), so it has no attendance.",
                    mend: "Record somebody who came without a booking with `turnout attend --walk-in`.")
            }
            return try Attend.record(work, house, intent, event, was, request)
        }
    }

    static func record(
        _ work: any UnitOfWork, _ house: House, _ intent: Intent, _ event: EventHead, _ was: Booking,
        _ request: Request
    ) throws -> Outcome {
        let sessions = try work.sessions(event.id)
        let chosen = try numbers(request.session, sessions, house, intent.now, event)
        var marks = try work.marks(was.id)
        for number in chosen {
            let n = (marks.first { $0.session == number }?.n ?? 0) + 1
            try work.addMark(was.id, session: number, n: n, mark: request.mark)
            marks.removeAll { $0.session == number }
            marks.append(SessionMark(session: number, n: n, mark: request.mark))
        }
        var booking = was
        booking.record(try outcome(marks, sessions, booking, work, house))
        try work.save(
            booking, was: was, event: event, happened: "marked",
            why: "\(request.mark.word) at session \(chosen.map(String.init).joined(separator: ", "))")
        return booking.outcome
    }

    private static func numbers(
        _ session: Int64?, _ sessions: [SessionTime], _ house: House, _ now: Instant, _ event: EventHead
    ) throws(Refusal) -> [Int64] {
        if let session, !(1...Int64(sessions.count)).contains(session) {
            throw Refusal(
                .notFound, "\(event.reference) has no session \(session).",
                mend: "It has \(sessions.count); see `turnout event show \(event.reference)`.")
        }
        let started = sessions.indices.filter { house.zone.instant(sessions[$0].start) <= now }.map { Int64($0) + 1 }
        let chosen = started.filter { session == nil || $0 == session }
        guard !chosen.isEmpty else {
            throw Refusal(
                .notReady, "The session has not started, so nobody has attended it.", mend: "Record it once it has.")
        }
        return chosen
    }

    private static func outcome(
        _ marks: [SessionMark], _ sessions: [SessionTime], _ booking: Booking, _ work: any UnitOfWork, _ house: House
    ) throws -> Outcome {
        let all = sessions.indices.map { index in
            marks.first { $0.session == Int64(index) + 1 }?.mark ?? .notRecorded
        }
        guard let bound = booking.binding, let times = EventTimes(sessions: sessions) else { return Outcome(all) }
        return try house.policies.policy(bound.policy, work).outcome(all, event: times)
    }
}

/// Records somebody who came without a booking: even beyond the limit, as what happened.
public struct WalkIn: Sendable {
    private let house: House

    /// Records in this house.
    public init(_ house: House) { self.house = house }

    /// Adds the walk-in, present at every session that has started; the answer is their booking.
    ///
    /// - Throws: ``Refusal`` with the reason, or ``StoreFault``.
    public func callAsFunction(_ request: Book.Request, by principal: Principal) async throws -> Book.Answer {
        let event = try await house.eventID(request.event)
        let email = try PersonText.email(request.email)
        let name = try PersonText.name(request.name)
        let role = try PersonText.jobRole(request.jobRole)
        let house = house
        let today = house.today
        let claim = Claim(event: event, emailKey: email.lowercased(), agencyCode: request.agency, today: today)
        let intent = Intent(principal, at: house.now, claim: claim)
        let agency = try await house.store.write(intent.preparing) { work in
            try work.mustTeach(event, principal)
            return try work.claimDesk().agency
        }
        guard let agency, principal.role == .trainer || principal.scope.maySee(agency.id) else {
            throw Refusal(
                .notFound, "There is no active agency \(request.agency.prefix(40)).", mend: "See `turnout agency list`."
            )
        }
        _ = try await house.store.write(Intent(principal, at: house.now).preparing) { work in
            try work.register(NewPerson(email: email, name: name, jobRole: role, agency: agency.id))
        }
        return try await house.store.write(intent) { try WalkIn.decide($0, house, intent, role) }
    }

    private static func decide(
        _ work: any UnitOfWork, _ house: House, _ intent: Intent, _ role: String
    ) throws -> Book.Answer {
        let desk = try work.claimDesk()
        let event = desk.event
        guard let agency = desk.agency, let person = desk.person else {
            throw StoreFault(.defect, "The walk-in was registered and is not there.")
        }
        if let live = desk.live {
            throw Refusal(
                .alreadyBooked, "The person has the booking \(event.reference(of: live)).",
                mend: "Mark that one as attended.")
        }
        guard event.status != .draft, event.status != .cancelled, let startsAt = event.startsAt, intent.now >= startsAt
        else {
            throw Refusal(.notReady, "\(event.reference) has not started.", mend: "Book a place with `turnout book`.")
        }
        let booking = Booking.new(
            event, person: person.id, agency: agency, jobRole: role, place: .held, policy: desk.policy,
            now: intent.now, origin: .walkIn)
        try work.add(booking, event: event, happened: "placed", why: "came without a booking")
        _ = try Attend.record(
            work, house, intent, event, booking, .init(booking: "", session: nil, mark: .attended))
        return Book.Answer(
            booking: booking.id, reference: event.reference(of: booking.id), state: .confirmed, position: nil)
    }
}
