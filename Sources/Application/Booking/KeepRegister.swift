public import Domain

/// A line of a register at one session.
public struct RegisterMark: Hashable, Sendable {
    /// The booking's line.
    public let line: RegisterLine
    /// What is recorded of this session.
    public let mark: Mark
}

/// A register at one session, as its trainer keeps it.
public struct RegisterPage: Hashable, Sendable {
    /// The event.
    public let event: EventHead
    /// The title of its course.
    public let title: String
    /// Its sessions, in order.
    public let sessions: [SessionTime]
    /// The session shown, from 1.
    public let session: Int64
    /// Whether the session has started, so that it can be marked.
    public let hasStarted: Bool
    /// Everybody who holds a place, by name.
    public let marks: [RegisterMark]
}

/// Shows a register at one session.
public struct ShowRegister: Sendable {
    private let house: House

    /// Shows those of this house.
    public init(_ house: House) { self.house = house }

    /// The register of an event at a session; without a session the one that runs now or comes next, else the last.
    ///
    /// - Throws: ``Refusal`` of kind `not_found` for an event that is not there, is not theirs, or has no such session;
    ///   or ``StoreFault``.
    public func callAsFunction(
        _ reference: String, session: Int64? = nil, by principal: Principal
    ) async throws -> RegisterPage {
        let id = try await house.eventID(reference)
        let house = house
        return try await house.store.read(principal.scope) { view in
            let plan = try view.found(plan: id)
            try view.mustTeach(id, principal)
            guard let event = try view.event(id), let spans = plan.dates?.sessions, !spans.isEmpty else {
                throw Refusal(.notReady, "\(reference) has no dates yet.", mend: "Give it sessions.")
            }
            let now = house.now
            let usual = Int64(spans.firstIndex { now < $0.endsAt } ?? spans.count - 1) + 1
            let number = session ?? usual
            guard (1...Int64(spans.count)).contains(number) else {
                throw Refusal(.notFound, "\(reference) has no session \(number).")
            }
            let marks = try view.register(of: id, RegisterFilter(state: .confirmed)).map { line in
                RegisterMark(
                    line: line,
                    mark: try view.marks(line.booking).first { $0.session == number }?.mark ?? .notRecorded)
            }
            return RegisterPage(
                event: event, title: try view.course(plan.course)?.title ?? "", sessions: spans.map(\.time),
                session: number, hasStarted: spans[Int(number) - 1].startsAt <= now,
                marks: marks.sorted {
                    ($0.line.name, $0.line.booking.ordinal) < ($1.line.name, $1.line.booking.ordinal)
                })
        }
    }
}

/// Records a whole register at one session, in one transaction.
public struct KeepRegister: Sendable {
    /// What is to be recorded of one booking.
    public struct Entry: Hashable, Sendable {
        /// The booking's arrival number.
        public let ordinal: Int64
        /// What was recorded when the register was read.
        public let was: Mark
        /// What is to be recorded.
        public let mark: Mark

        /// Takes the number, what was read, and what is to be.
        public init(ordinal: Int64, was: Mark, mark: Mark) {
            self.ordinal = ordinal
            self.was = was
            self.mark = mark
        }
    }

    /// What came of it.
    public struct Answer: Hashable, Sendable {
        /// How many marks were recorded.
        public let recorded: Int64
        /// The references of bookings that somebody else has marked meanwhile, otherwise than wanted here: their marks
        /// stand as they are.
        public let changedMeanwhile: [String]
    }

    private let house: House

    /// Records in this house.
    public init(_ house: House) { self.house = house }

    /// Records what is different. Two people may keep one register: a mark that somebody else changed since it was read
    /// is left alone and told.
    ///
    /// - Throws: ``Refusal`` with the reason, or ``StoreFault``; then nothing is recorded.
    public func callAsFunction(
        _ reference: String, session: Int64, _ entries: [Entry], by principal: Principal
    ) async throws -> Answer {
        let id = try await house.eventID(reference)
        let intent = Intent(principal, at: house.now, event: id)
        let house = house
        return try await house.store.write(intent) { work in
            let event = try work.lock(id)
            try work.mustTeach(id, principal)
            var (recorded, changed): (Int64, [String]) = (0, [])
            for entry in entries where entry.mark != entry.was {
                let booking = try work.existing(BookingID(event: id, ordinal: entry.ordinal), of: event)
                let now = try work.marks(booking.id).first { $0.session == session }?.mark ?? .notRecorded
                if now == entry.mark { continue }
                guard now == entry.was, booking.state == .confirmed else {
                    changed.append(event.reference(of: booking.id))
                    continue
                }
                let request = Attend.Request(booking: "", session: session, mark: entry.mark)
                _ = try Attend.record(work, house, intent, event, booking, request)
                recorded += 1
            }
            return Answer(recorded: recorded, changedMeanwhile: changed)
        }
    }
}
