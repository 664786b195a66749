public import Domain

/// Accepts a notified charge, in the agency's name.
public struct AcceptCharge: Sendable {
    private let house: House

    /// Accepts in this house.
    public init(_ house: House) { self.house = house }

    /// Accepts the charge of a reference such as `E0003-12`.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`, `wrong_state` or `too_late`, or ``StoreFault``.
    public func callAsFunction(_ reference: String, by principal: Principal) async throws -> ChargeAnswer {
        try await ChargeDesk(house: house, principal: principal).change(reference) { change, _, way in
            try change.happen(.accepted, way, why: "accepted by the agency")
            return "it goes onto the next invoice"
        }
    }
}

/// Disputes a notified charge, in the agency's name. Sickness takes no evidence file: nothing medical is asked for.
public struct DisputeCharge: Sendable {
    private let house: House

    /// Disputes in this house.
    public init(_ house: House) { self.house = house }

    /// Disputes the charge of a reference for a coded reason, with a line of text and perhaps a file for whoever
    /// decides it.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`, `wrong_state`, `too_late`, or `invalid` for a text of more than 200
    ///   characters and for a file about sickness; or ``StoreFault``.
    public func callAsFunction(
        _ reference: String, reason: DisputeReason, text: String = "", file: EvidenceFile? = nil,
        by principal: Principal
    ) async throws -> ChargeAnswer {
        let text = try PersonText.line(text, "text", atLeast: 0)
        guard file == nil || reason != .sickness else {
            throw Refusal(
                .invalid, "No file is taken as evidence of sickness.",
                mend: "Send the dispute without it; the organiser asks for nothing medical.")
        }
        let why = text.isEmpty ? reason.rawValue : "\(reason.rawValue): \(text)"
        return try await ChargeDesk(house: house, principal: principal).change(reference) { change, _, way, work in
            try change.happen(.disputed(reason), way, why: why)
            if let file { try work.attach(file, to: change.charge.id) }
            return "it is not invoiced until it is upheld or waived"
        }
    }
}

/// Upholds a disputed charge.
public struct UpholdCharge: Sendable {
    private let house: House

    /// Upholds in this house.
    public init(_ house: House) { self.house = house }

    /// Upholds the charge of a reference.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`, `wrong_state` or `forbidden`, or ``StoreFault``.
    public func callAsFunction(_ reference: String, by principal: Principal) async throws -> ChargeAnswer {
        try principal.mustHandleMoney()
        return try await ChargeDesk(house: house, principal: principal).change(reference) { change, _, way in
            try change.happen(.upheld, way, why: "upheld")
            return "it goes onto the next invoice"
        }
    }
}
