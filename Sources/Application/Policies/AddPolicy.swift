public import Domain
import PolicyFile

/// Adds a version of the charging policy from a date, and binds what took its place before there was one.
public struct AddPolicy: Sendable {
    /// What is asked for.
    public struct Request: Hashable, Sendable {
        /// The name it is known by; nil takes the name the document gives.
        public var name: String?
        /// The local date from which it applies.
        public var from: LocalDate
        /// The document, as written.
        public var document: String

        /// Takes the name, the date and the document.
        public init(name: String?, from: LocalDate, document: String) {
            self.name = name
            self.from = from
            self.document = document
        }
    }

    /// What came of it.
    public struct Answer: Hashable, Sendable {
        /// The version's id.
        public let id: PolicyID
        /// Its name.
        public let name: String
        /// How many bookings were bound to a policy now.
        public var bound: Int64 = 0
        /// How many cancellations of those were judged late.
        public var judgedLate: Int64 = 0
        /// How many were judged in time.
        public var judgedInTime: Int64 = 0
    }

    private static let batch: Int64 = 2_000
    private let house: House

    /// Adds to this house.
    public init(_ house: House) { self.house = house }

    /// Adds the version. Bookings bound to another version stay bound to it.
    ///
    /// - Throws: ``PolicyFaults`` with every fault of the document and its line, ``Refusal``, or ``StoreFault``.
    public func callAsFunction(_ request: Request, by principal: Principal) async throws -> Answer {
        try principal.mustAdminister()
        let policy = try PolicyFile.read(request.document, file: request.name ?? "policy")
        let name = try PersonText.line(request.name ?? policy.name, "name", atLeast: 1)
        let intent = Intent(principal, at: house.now)
        let house = house
        return try await house.store.writeAlone(intent) { work in
            let id = try work.addPolicy(name: name, from: request.from, document: request.document)
            return try Binder(work: work, house: house).bindAll(Answer(id: id, name: name))
        }
    }

    /// Binds, event by event, each unbound booking that a policy covers at the moment it took its place.
    private struct Binder {
        let work: any UnitOfWork
        let house: House

        func bindAll(_ answer: Answer) throws -> Answer {
            var answer = answer
            let versions = try work.policies().map { (from: $0.from, id: $0.id) }
            let calendar = try house.policies.calendar(house.zone, work)
            var last: BookingID?
            while true {
                let batch = try work.unbound(after: last, limit: AddPolicy.batch)
                guard let end = batch.last?.id else { return answer }
                for (event, bookings) in Dictionary(grouping: batch, by: \.id.event).sorted(by: { $0.key < $1.key }) {
                    try bind(bookings, event, versions, calendar, &answer)
                }
                last = end
            }
        }

        private func bind(
            _ bookings: [Booking], _ id: EventID, _ versions: [(from: LocalDate, id: PolicyID)],
            _ calendar: WorkingCalendar, _ answer: inout Answer
        ) throws {
            let event = try work.lock(id)
            let times = EventTimes(sessions: try work.sessions(id))
            for was in bookings {
                guard let placedAt = was.placedAt,
                    let version = Domain.Binding.inForce(versions, at: placedAt, zone: house.zone)
                else { continue }
                let policy = try house.policies.policy(version, work)
                let judgement = try judge(was, policy, times, calendar)
                var booking = was
                let band = try work.agencyCard(was.agency)?.band
                try booking.bind(
                    PolicyBinding(policy: version, band: band), judged: judgement?.lateness ?? fallback(was))
                try work.bind(
                    booking, was: was, event: event,
                    why: judgement?.explanation.summary ?? "in force when the place was taken")
                answer.bound += 1
                if booking.state != was.state {
                    if booking.state == .cancelled(.late) { answer.judgedLate += 1 } else { answer.judgedInTime += 1 }
                }
            }
        }

        private func judge(
            _ booking: Booking, _ policy: Policy, _ times: EventTimes?, _ calendar: WorkingCalendar
        ) throws -> Judgement? {
            guard case .cancelled(.unjudged) = booking.state, let notice = booking.notice, let times else { return nil }
            return policy.judge(notice, event: times, calendar: calendar)
        }

        /// A cancellation was accepted when it was made: a channel that the new policy would not accept cannot undo
        /// that, and counts as in time.
        private func fallback(_ booking: Booking) -> Lateness? {
            if case .cancelled(.unjudged) = booking.state { .inTime } else { nil }
        }
    }
}
