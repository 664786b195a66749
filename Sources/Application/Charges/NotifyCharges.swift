public import Domain

/// Tells agencies of their charges, where the policy gives them time to answer before anything is invoiced.
public struct NotifyCharges: Sendable {
    /// What came of it.
    public struct Answer: Hashable, Sendable {
        /// A charge notified, and until when the agency may answer.
        public struct Notified: Hashable, Sendable {
            /// The charge's reference.
            public let reference: String
            /// The last local date to answer.
            public let until: LocalDate
        }

        /// The charges notified now.
        public let notified: [Notified]
        /// How many need no notice, because their policy has no response period.
        public let withoutResponse: Int64
    }

    private let house: House

    /// Notifies in this house.
    public init(_ house: House) { self.house = house }

    /// Notifies every assessed charge of events begun by a local date whose policy has a response period.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden`, or ``StoreFault``.
    public func callAsFunction(through date: LocalDate, by principal: Principal) async throws -> Answer {
        try principal.mustHandleMoney()
        let (house, intent) = (house, Intent(principal, at: house.now))
        return try await house.store.writeAlone(intent) { work in
            let today = house.zone.date(intent.now)
            var changes: [ChargeChange] = []
            var notified: [Answer.Notified] = []
            var without: Int64 = 0
            for open in try work.lockedOpenCharges(through: date) where open.charge.state == .assessed {
                let policy = try house.policies.policy(open.charge.policy, work)
                guard let until = policy.process.answerUntil(notifiedOn: today) else {
                    without += 1
                    continue
                }
                var change = ChargeChange(open.charge)
                try change.happen(
                    .notified(until: until), policy.way(on: today), why: "answer by the end of \(until.spoken)")
                changes.append(change)
                notified.append(Answer.Notified(reference: open.reference, until: until))
            }
            try work.save(changes)
            return Answer(notified: notified, withoutResponse: without)
        }
    }
}

extension MoneyWrites {
    /// The open charges of events begun by a local date, read again after the locks of their events are held.
    func lockedOpenCharges(through date: LocalDate) throws -> [OpenCharge] {
        let events = Set(try openCharges(through: date, agency: nil).map(\.charge.event))
        try lockEvents(Array(events))
        return try openCharges(through: date, agency: nil).filter { events.contains($0.charge.event) }
    }
}
