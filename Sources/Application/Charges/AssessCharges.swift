public import Domain
public import Money

/// Works out what the bookings of events held cost: after the event, and again when what it rests on was corrected.
///
/// A register that comes late or is corrected never edits a charge: what is not due any more is relieved or, once
/// invoiced, marked for a credit note; what is due besides is charged beside it (``Reassessment``).
public struct AssessCharges: Sendable {
    /// What came of it.
    public struct Answer: Hashable, Sendable {
        /// How many events were looked at.
        public var events: Int64 = 0
        /// What the charges assessed now add up to, reliefs and recorded waivers included.
        public var counts = ChargeCounts()
        /// How many bookings are bound to no policy, so that nothing can be worked out.
        public var unbound: Int64 = 0
        /// The first of their references, at most ``shown``.
        public var unboundReferences: [String] = []
        /// How many bookings wait for their register to be completed.
        public var unrecorded: Int64 = 0
        /// How many bookings with charges came out otherwise than before.
        public var corrected: Int64 = 0
        /// What of their invoiced charges is to be credited in all, found now, in pence.
        public var toCredit = Pence.zero
        /// References of events that are over and not marked as delivered, at most ``shown``.
        public var undelivered: [String] = []

        /// So many references are listed at most.
        public static let shown = 100

        /// What to do about unbound bookings; nil when there are none.
        public var mend: String? {
            unbound == 0 ? nil : "Add a policy from before they were made: turnout policy add FILE --from DATE."
        }

        mutating func add(_ other: Answer) {
            events += other.events
            counts = counts + other.counts
            unbound += other.unbound
            unrecorded += other.unrecorded
            corrected += other.corrected
            toCredit += other.toCredit
            unboundReferences = Array((unboundReferences + other.unboundReferences).prefix(Self.shown))
        }
    }

    private let house: House

    /// Assesses in this house.
    public init(_ house: House) { self.house = house }

    /// Assesses every booking of an event begun by a local date, held and over by now, that has no charge yet, and
    /// looks again at those that have. Running it again changes nothing.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden` or `not_ready`, or ``StoreFault``.
    public func callAsFunction(
        through date: LocalDate, by principal: Principal, progress: @Sendable (Int64) -> Void = { _ in }
    ) async throws -> Answer {
        try principal.mustHandleMoney()
        let (house, intent) = (house, Intent(principal, at: house.now))
        var answer = Answer()
        var last: EventID?
        repeat {
            let after = last
            let (part, end) = try await house.store.writeAlone(intent) { work in
                try Assessing(work: work, house: house, now: intent.now).chunk(through: date, after: after)
            }
            answer.add(part)
            progress(answer.events)
            last = end
        } while last != nil
        answer.undelivered = try await house.store.read(principal.scope) { view in
            Array(try view.eventsNotMarkedDelivered(through: date, endedBy: intent.now).prefix(Answer.shown))
        }
        return answer
    }
}
