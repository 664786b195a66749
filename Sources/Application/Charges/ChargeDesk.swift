public import Domain
public import Money

/// A charge after something was done with it.
public struct ChargeAnswer: Hashable, Sendable {
    /// Its reference.
    public let reference: String
    /// Its amount, in pence.
    public let amount: Pence
    /// Where it stands now.
    public let state: ChargeState
    /// What to know about it, as one line.
    public let why: String
}

/// Changes one charge under the lock of its event.
struct ChargeDesk {
    let house: House
    let principal: Principal

    /// What is decided about a charge, with the policy that gave rise to it; the answer is why.
    typealias Decision = @Sendable (inout ChargeChange, Policy, ChargeProcess) throws -> String

    /// The same with what can be read in the transaction.
    typealias ReadingDecision =
        @Sendable (inout ChargeChange, Policy, ChargeProcess, any UnitOfWork) throws -> String

    /// Finds the charge of a reference, lets it take its steps and saves it.
    func change(_ reference: String, _ decide: @escaping Decision) async throws -> ChargeAnswer {
        try await change(reference) { change, policy, way, _ in try decide(&change, policy, way) }
    }

    /// The same for what is decided by more than the charge.
    func change(_ reference: String, _ decide: @escaping ReadingDecision) async throws -> ChargeAnswer {
        let named = try ChargeReference(reference)
        let id = BookingID(event: try await house.eventID(named.booking.event), ordinal: named.booking.ordinal)
        let (house, intent) = (house, Intent(principal, at: house.now, event: id.event))
        return try await house.store.write(intent) { work in
            _ = try work.lock(id.event)
            let charge = try work.existing(named, id)
            let policy = try house.policies.policy(charge.policy, work)
            var change = ChargeChange(charge)
            let why = try decide(&change, policy, policy.way(on: house.zone.date(intent.now)), work)
            try work.save([change])
            return ChargeAnswer(reference: reference, amount: charge.amount, state: change.charge.state, why: why)
        }
    }
}

extension MoneyReads {
    /// A charge that must be there, within the scope.
    func existing(_ reference: ChargeReference, _ booking: BookingID) throws -> Charge {
        guard let charge = try charges(of: booking).first(where: { $0.n == reference.n }) else {
            throw Refusal(
                .notFound, "\(reference.booking) has no charge\(reference.n == 1 ? "" : " \(reference.n)").",
                mend: "See why with `turnout policy explain \(reference.booking)`.")
        }
        return charge
    }
}
