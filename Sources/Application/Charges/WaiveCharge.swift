public import Domain

/// Takes a charge away before it is on an invoice: a person decides, for a coded reason, above an amount with a second.
public struct WaiveCharge: Sendable {
    /// What is asked for.
    public struct Request: Hashable, Sendable {
        /// The charge's reference, such as `E0003-12`.
        public var charge: String
        /// The coded reason. No medical detail is asked for or kept.
        public var reason: WaiverReason
        /// Who else agreed, where the policy asks for a second person.
        public var second: String?

        /// Takes the reference, the reason and the second person.
        public init(charge: String, reason: WaiverReason, second: String? = nil) {
            self.charge = charge
            self.reason = reason
            self.second = second
        }
    }

    private let house: House

    /// Waives in this house.
    public init(_ house: House) { self.house = house }

    /// Waives the charge.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`, `wrong_state` (relieved already, or on an invoice: credit it) or
    ///   `forbidden` (not this person, or not alone), or ``StoreFault``.
    public func callAsFunction(_ request: Request, by principal: Principal) async throws -> ChargeAnswer {
        let second = try SecondPerson.name(request.second)
        return try await ChargeDesk(house: house, principal: principal).change(request.charge) { change, policy, way in
            let waiver = Waiver(
                reason: request.reason, decidedBy: principal.name, secondedBy: second, decidedOn: way.today)
            // The state is asked first: who waives what costs nothing needs no second person to be told so.
            try change.happen(.waived(waiver), way, why: request.reason.rawValue)
            try policy.mayWaive(change.charge.amount, principal, second: second)
            return second.map { "agreed with \($0)" } ?? "it costs nothing now"
        }
    }
}
