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
        /// The files that came with its disputes.
        public let files: [FileLine]
    }

    /// A file in a list.
    public struct FileLine: Hashable, Sendable {
        /// Its number among those of the charge, from 1.
        public let n: Int64
        /// Its name.
        public let name: String
        /// What kind it is.
        public let type: EvidenceFile.MediaType
        /// How large it is, in bytes.
        public let size: Int64
        /// When it came.
        public let at: Instant

        /// Takes every part.
        public init(n: Int64, name: String, type: EvidenceFile.MediaType, size: Int64, at: Instant) {
            (self.n, self.name, self.type, self.size, self.at) = (n, name, type, size, at)
        }
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

    /// A file that came with a dispute of the charge.
    ///
    /// - Throws: ``Refusal`` of kind `not_found` or `invalid`, or ``StoreFault``.
    public func file(_ reference: String, _ n: Int64, by principal: Principal) async throws -> EvidenceFile {
        let named = try ChargeReference(reference)
        let id = BookingID(event: try await house.eventID(named.booking.event), ordinal: named.booking.ordinal)
        return try await house.store.read(principal.scope) { view in
            guard let file = try view.file(n, of: try view.existing(named, id)) else {
                throw Refusal(.notFound, "There is no such file.")
            }
            return file
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
            history: try chargeHistory(charge), files: try files(of: charge))
    }
}
