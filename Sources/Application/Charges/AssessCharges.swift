public import Domain
import Money

/// Works out what the bookings of events held cost: after the event, once for each booking.
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
            unboundReferences = Array((unboundReferences + other.unboundReferences).prefix(Self.shown))
        }
    }

    /// Events of one transaction: few enough to hold their locks briefly, many enough to spare round trips.
    private static let chunk: Int64 = 64
    private let house: House

    /// Assesses in this house.
    public init(_ house: House) { self.house = house }

    /// Assesses every booking of an event begun by a local date, held and over by now, that has no charge yet.
    /// Running it again changes nothing.
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

    /// One transaction's worth of events.
    private struct Assessing {
        let work: any UnitOfWork
        let house: House
        let now: Instant

        private struct Found {
            let item: BookingCase
            let event: EventCase
            let policy: PolicyID
            let way: ChargeProcess
            let charges: [AssessedCharge]
        }

        func chunk(through date: LocalDate, after: EventID?) throws -> (Answer, EventID?) {
            let ids = try work.heldEvents(through: date, endedBy: now, after: after, limit: AssessCharges.chunk)
            guard let first = ids.first, let last = ids.last else { return (Answer(), nil) }
            try work.lockEvents(ids)
            let chosen = Set(ids)
            let calendar = try house.policies.calendar(house.zone, work)
            var answer = Answer()
            var found: [Found] = []
            for event in try work.cases(from: first, through: last) where chosen.contains(event.head.id) {
                answer.events += 1
                guard var book = CaseBook(event, calendar: calendar) else { continue }
                for item in event.bookings where item.charges == 0 {
                    try look(item, &book, &found, &answer)
                }
            }
            let changes = try self.changes(found)
            try work.save(changes)
            for change in changes { answer.counts = answer.counts + change.difference }
            return (answer, last)
        }

        private func look(
            _ item: BookingCase, _ book: inout CaseBook, _ found: inout [Found], _ answer: inout Answer
        ) throws {
            guard let bound = item.booking.binding else {
                guard item.booking.mayComeToCost else { return }
                answer.unbound += 1
                if answer.unboundReferences.count < Answer.shown {
                    answer.unboundReferences.append(book.event.head.reference(of: item.booking.id))
                }
                return
            }
            let policy = try house.policies.policy(bound.policy, work)
            let assessment = book.assess(item, under: policy, bound.policy)
            if item.booking.state == .confirmed, item.booking.outcome == .notRecorded { answer.unrecorded += 1 }
            guard !assessment.charges.isEmpty else { return }
            found.append(
                Found(
                    item: item, event: book.event, policy: bound.policy, way: policy.way(on: house.zone.date(now)),
                    charges: assessment.charges))
        }

        private func changes(_ found: [Found]) throws -> [ChargeChange] {
            let count = found.reduce(0) { $0 + $1.charges.count }
            guard count > 0 else { return [] }
            let override = try VATSettings(work.settings())
            var next = try work.nextNumbers("charge", count: Int64(count))
            var changes: [ChargeChange] = []
            for item in found {
                for (n, assessed) in zip(Int64(1)..., item.charges) {
                    let charge = try self.charge(ChargeID(next), n, assessed, item, override)
                    changes.append(try settle(charge, assessed, item))
                    next += 1
                }
            }
            return changes
        }

        private func charge(
            _ id: ChargeID, _ n: Int64, _ assessed: AssessedCharge, _ found: Found, _ vat: VATSettings
        ) throws -> Charge {
            let date = found.event.firstDate ?? house.zone.date(now)
            let treatment = try vat.treatment(
                assessed.occurrence, assessed.vat, on: house.zone.date(now),
                place: found.event.head.reference(of: found.item.booking.id))
            return Charge(
                id: id, booking: found.item.booking.id, n: n, agency: found.item.booking.agency, policy: found.policy,
                occurrence: assessed.occurrence, amount: assessed.amount, category: treatment.category,
                settlement: SettlementForm(assessed), explanation: ExplanationText.write(assessed.explanation),
                year: found.event.head.year ?? FinancialYear(containing: date).startYear, eventDate: date,
                assessedAt: now)
        }

        /// Relief is automatic and comes first; then a waiver recorded before. It excuses from staying away, and so
        /// takes away no fee.
        private func settle(_ charge: Charge, _ assessed: AssessedCharge, _ found: Found) throws -> ChargeChange {
            var change = ChargeChange(assessed: charge, why: assessed.explanation.summary)
            if let relief = assessed.relief {
                try change.happen(.relieved(relief), found.way, why: relief.rawValue)
            } else if let waiver = found.item.waiver, !assessed.occurrence.isFee {
                try change.happen(.waived(waiver.waiver), found.way, why: "recorded before it was assessed")
            }
            return change
        }
    }
}

extension Booking {
    /// Whether a policy could find that it costs something, so that it is missed when none is bound.
    fileprivate var mayComeToCost: Bool {
        switch state {
        case .confirmed: !outcome.isAttended
        case .cancelled(let lateness): lateness != .inTime
        case .requested, .declined, .lapsed, .reconfirming, .waitlisted, .offered, .withdrawn, .eventCancelled,
            .substituted, .moved:
            false
        }
    }
}
