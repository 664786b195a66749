public import Domain

/// Lists charges.
public struct ListCharges: Sendable {
    private let house: House

    /// Lists those of this house.
    public init(_ house: House) { self.house = house }

    /// Lists what the filter lets through, within the principal's scope, by event date and booking.
    public func callAsFunction(_ filter: ChargeFilter, by principal: Principal) async throws -> [ChargeRow] {
        try await house.store.read(principal.scope) { try $0.charges(filter) }
    }
}

/// Shows a charge with its reasons and every step it took.
public struct ShowCharge: Sendable {
    /// A charge and its way.
    public struct Answer: Hashable, Sendable {
        /// The charge.
        public let row: ChargeRow
        /// The name of the policy that gave rise to it.
        public let policy: String
        /// Why it came about.
        public let explanation: Explanation
        /// Every step.
        public let history: [HistoryStep]
    }

    private let house: House

    /// Shows those of this house.
    public init(_ house: House) { self.house = house }

    /// Shows the charge of a reference such as `E0003-12`.
    ///
    /// - Throws: ``Refusal`` of kind `not_found` or `invalid`, or ``StoreFault``.
    public func callAsFunction(_ reference: String, by principal: Principal) async throws -> Answer {
        let named = try ChargeReference(reference)
        let id = BookingID(event: try await house.eventID(named.booking.event), ordinal: named.booking.ordinal)
        return try await house.store.read(principal.scope) { view in
            let charge = try view.existing(named, id)
            return try view.show(charge)
        }
    }
}

extension ReadView {
    /// A charge with its references, reasons and steps.
    func show(_ charge: Charge) throws -> ShowCharge.Answer {
        guard let row = try charges(ChargeFilter(booking: charge.booking)).first(where: { $0.charge.id == charge.id })
        else {
            throw StoreFault(.damaged, "A charge has no event or agency; run `turnout verify`.")
        }
        return ShowCharge.Answer(
            row: row, policy: try policy(charge.policy)?.name ?? "",
            explanation: ExplanationText.read(charge.explanation),
            history: try chargeHistory(charge))
    }
}
