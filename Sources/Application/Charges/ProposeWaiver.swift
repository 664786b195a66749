public import Domain

/// Waives a charge, or, above the amount that the policy sets, proposes it to a second person.
///
/// A proposal is a step of the charge's history and changes nothing else: whatever happens to the charge next ends it.
public struct ProposeWaiver: Sendable {
    private let house: House

    /// Decides in this house.
    public init(_ house: House) { self.house = house }

    /// Waives the charge of a reference, or proposes to; the answer tells by its state which of the two it was.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`, `wrong_state` (relieved already, or on an invoice: credit it) or
    ///   `forbidden`, or ``StoreFault``.
    public func callAsFunction(
        _ reference: String, reason: WaiverReason, by principal: Principal
    ) async throws -> ChargeAnswer {
        try principal.mustHandleMoney()
        return try await ChargeDesk(house: house, principal: principal).change(reference) { change, policy, way in
            guard policy.process.needsSecondPerson(toWaive: change.charge.amount) else {
                let waiver = Waiver(
                    reason: reason, decidedBy: principal.name, secondedBy: nil, decidedOn: way.today)
                try change.happen(.waived(waiver), way, why: reason.rawValue)
                try policy.mayWaive(change.charge.amount, principal, second: nil)
                return "it costs nothing now"
            }
            try change.happen(.waiverProposed(reason), way, why: reason.rawValue)
            // Whoever may not waive at all proposes nothing either; the second person is still to come.
            try policy.mayWaive(change.charge.amount, principal, second: "somebody else")
            return "it waits for a second person"
        }
    }

    /// Whether waiving the charge of a reference takes a second person.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`, or ``StoreFault``.
    public func needsSecond(_ charge: Charge, by principal: Principal) async throws -> Bool {
        let house = house
        return try await house.store.read(principal.scope) { view in
            try house.policies.policy(charge.policy, view).process.needsSecondPerson(toWaive: charge.amount)
        }
    }
}

/// Agrees to a waiver that somebody else proposed, or does not.
public struct SecondWaiver: Sendable {
    private let house: House

    /// Decides in this house.
    public init(_ house: House) { self.house = house }

    /// Waives the charge of a reference as it was proposed, in the name of both.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`, `wrong_state` where nothing is proposed (any more), `forbidden` for
    ///   whoever proposed it; or ``StoreFault``.
    public func callAsFunction(_ reference: String, by principal: Principal) async throws -> ChargeAnswer {
        try principal.mustHandleMoney()
        let desk = ChargeDesk(house: house, principal: principal)
        return try await desk.changeProposed(reference) { change, policy, way, proposal in
            let waiver = Waiver(
                reason: proposal.reason, decidedBy: proposal.by, secondedBy: principal.name, decidedOn: way.today)
            try change.happen(.waived(waiver), way, why: proposal.reason.rawValue)
            try policy.mayWaive(change.charge.amount, principal, second: proposal.by)
            return "agreed with \(proposal.by)"
        }
    }

    /// Does not agree: the charge stands as it stood, and may be proposed again.
    ///
    /// - Throws: As agreeing does.
    public func refuse(_ reference: String, by principal: Principal) async throws -> ChargeAnswer {
        try principal.mustHandleMoney()
        let desk = ChargeDesk(house: house, principal: principal)
        return try await desk.changeProposed(reference) { change, _, way, _ in
            try change.happen(.waiverRefused, way, why: "")
            return "the charge stands"
        }
    }
}

/// Lists the waivers that wait for a second person.
public struct ListWaiverProposals: Sendable {
    /// One of them.
    public struct Line: Hashable, Sendable {
        /// The charge.
        public let row: ChargeRow
        /// Why it would be waived.
        public let reason: WaiverReason
        /// Who proposed it: the name of the person, or the principal's.
        public let by: String
        /// Whether whoever asks proposed it, and so may not be the second person.
        public let isOwn: Bool
        /// When.
        public let at: Instant
    }

    private let house: House

    /// Lists those of this house.
    public init(_ house: House) { self.house = house }

    /// Those that wait, the oldest event first.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden`, or ``StoreFault``.
    public func callAsFunction(limit: Int64 = 100, by principal: Principal) async throws -> [Line] {
        try principal.mustHandleMoney()
        return try await house.store.read(principal.scope) { view in
            try view.waiverProposals(limit: limit).compactMap { proposal in
                guard let reason = WaiverReason(rawValue: proposal.step.why) else { return nil }
                let actor = proposal.step.actor
                let person = actor.hasPrefix("person:") ? Int64(actor.dropFirst(7)).map { PersonID($0) } : nil
                return Line(
                    row: proposal.row, reason: reason,
                    by: try person.flatMap { try view.person($0)?.details?.name } ?? actor,
                    isOwn: actor.lowercased() == principal.name.lowercased(), at: proposal.step.at)
            }
        }
    }
}

extension ChargeDesk {
    /// What was proposed, and by whom.
    struct Proposal {
        let reason: WaiverReason
        let by: String
    }

    typealias SecondDecision =
        @Sendable (inout ChargeChange, Policy, ChargeProcess, Proposal) throws -> String

    /// Changes a charge whose last step is a proposed waiver, by somebody who did not propose it.
    func changeProposed(_ reference: String, _ decide: @escaping SecondDecision) async throws -> ChargeAnswer {
        let principal = principal
        return try await change(reference) { change, policy, way, work in
            guard let last = try work.chargeHistory(change.charge).last, last.happened == ChargeEvent.proposedWord,
                let reason = WaiverReason(rawValue: last.why)
            else {
                throw Refusal(.wrongState, "No waiver of \(reference) waits for a second person any more.")
            }
            guard last.actor.lowercased() != principal.name.lowercased() else {
                throw Refusal(.forbidden, "The second person is the first.", mend: "Ask somebody else to agree.")
            }
            return try decide(&change, policy, way, Proposal(reason: reason, by: last.actor))
        }
    }
}
