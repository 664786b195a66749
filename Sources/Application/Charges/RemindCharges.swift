import Domain

/// Reminds agencies of charges they have not answered, once each, as many days before the time to answer ends as the
/// policy says.
public struct RemindCharges: Sendable {
    private let house: House
    private let lease: Lease?

    /// Reminds those of this house, where a lease is given only while nobody else has taken it.
    public init(_ house: House, lease: Lease? = nil) {
        self.house = house
        self.lease = lease
    }

    /// Reminds whoever is to be reminded today, and says of how many charges.
    ///
    /// - Throws: ``Refusal`` of kind `conflict` when another took the lease, or ``StoreFault``.
    public func callAsFunction() async throws -> Int64 {
        let (house, lease, intent) = (house, lease, Intent(.clockwork, at: house.now))
        let today = house.zone.date(intent.now)
        let events = try await house.store.read(.everything) { view in
            try Self.due(view, house, today).map(\.charge.event)
        }
        guard !events.isEmpty else { return 0 }
        return try await house.store.writeAlone(intent) { work in
            try work.mustHold(lease)
            try work.lockEvents(events)
            // Read again under the locks: what was answered or reminded meanwhile is left alone.
            let locked = Set(events)
            let changes = try Self.due(work, house, today).filter { locked.contains($0.charge.event) }
                .map { due in
                    var change = ChargeChange(due.charge)
                    try change.happen(.reminded, due.way, why: "answer by the end of \(due.until.spoken)")
                    return change
                }
            try work.save(changes)
            return Int64(changes.count)
        }
    }

    /// A charge of which its agency is to be reminded, and until when it may answer.
    private struct Due {
        let charge: Charge
        let until: LocalDate
        let way: ChargeProcess
    }

    private static func due(_ view: any ReadView, _ house: House, _ today: LocalDate) throws -> [Due] {
        try view.openCharges(through: today, agency: nil).compactMap { open in
            guard case .notified(let until) = open.charge.state, today <= until else { return nil }
            let policy = try house.policies.policy(open.charge.policy, view)
            guard let from = policy.process.reminder(answerUntil: until), from <= today,
                try !view.chargeHistory(open.charge).contains(where: { $0.happened == ChargeEvent.remindedWord })
            else { return nil }
            return Due(charge: open.charge, until: until, way: policy.way(on: today))
        }
    }
}
