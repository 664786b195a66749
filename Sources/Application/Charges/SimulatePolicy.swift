public import Domain
import Money
import PolicyFile

/// Works out what a year would have cost under another policy. Nothing is stored.
public struct SimulatePolicy: Sendable {
    /// What is asked for.
    public struct Request: Hashable, Sendable {
        /// What the document is called in faults, such as its file's name.
        public var name: String
        /// The policy, as written.
        public var document: String
        /// The financial year of the events.
        public var year: FinancialYear

        /// Takes the name, the document and the year.
        public init(name: String, document: String, year: FinancialYear) {
            self.name = name
            self.document = document
            self.year = year
        }
    }

    /// What the year came to, and what it would have come to.
    public struct Answer: Hashable, Sendable {
        /// The name the document gives the policy.
        public let policy: String
        /// How many events were held in the year.
        public let events: Int64
        /// As assessed; zeros where nothing was.
        public let was: ChargeCounts
        /// Under the policy: every booking bound to it, each cancellation judged anew, waivers as recorded.
        public let would: ChargeCounts
    }

    private static let chunk: Int64 = 256
    private let house: House

    /// Simulates in this house.
    public init(_ house: House) { self.house = house }

    /// Works the year out under the policy.
    ///
    /// - Throws: ``PolicyFaults`` with every fault of the document and its line, ``Refusal`` of kind `forbidden`, or
    ///   ``StoreFault``.
    public func callAsFunction(_ request: Request, by principal: Principal) async throws -> Answer {
        try principal.mustHandleMoney()
        let policy = try PolicyFile.read(request.document, file: request.name)
        let (house, now, year) = (house, house.now, request.year.startYear)
        return try await house.store.read(principal.scope) { view in
            let calendar = try house.policies.calendar(house.zone, view)
            var would = ChargeCounts()
            var events: Int64 = 0
            var after: EventID?
            while true {
                let ids = try view.heldEvents(ofYear: year, endedBy: now, after: after, limit: Self.chunk)
                guard let first = ids.first, let last = ids.last else { break }
                let chosen = Set(ids)
                for event in try view.cases(from: first, through: last) where chosen.contains(event.head.id) {
                    events += 1
                    would = would + Self.counts(event, policy, calendar)
                }
                after = last
            }
            return Answer(
                policy: policy.name, events: events, was: try view.chargeCounts(ofYear: year), would: would)
        }
    }

    private static func counts(_ event: EventCase, _ policy: Policy, _ calendar: WorkingCalendar) -> ChargeCounts {
        guard var book = CaseBook(event, calendar: calendar, judging: .anew) else { return ChargeCounts() }
        var counts = ChargeCounts()
        for item in event.bookings where item.booking.placedAt != nil {
            for charge in book.assess(item, under: policy, trial).charges {
                counts = counts + ChargeCounts(state(of: charge, item), amount: charge.amount)
            }
        }
        return counts
    }

    /// The simulated policy has no version; within one simulation there is no other.
    private static let trial = PolicyID(0)

    private static func state(of charge: AssessedCharge, _ item: BookingCase) -> ChargeState {
        if let relief = charge.relief { return .relieved(relief) }
        guard !charge.occurrence.isFee, item.waiver != nil || item.waivedCharges > 0 else { return .assessed }
        // Only that it was waived counts here, not by whom.
        let waiver = Waiver(reason: .other, decidedBy: "", secondedBy: nil, decidedOn: LocalDate(dayNumber: 0))
        return .waived(item.waiver?.waiver ?? waiver)
    }
}
