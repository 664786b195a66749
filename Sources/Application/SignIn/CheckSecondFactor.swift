public import Domain
import Secrets

/// Shows the second factor, so that the session may use the roles that were held back.
public struct CheckSecondFactor: Sendable {
    private let house: House

    /// Checks those of this house.
    public init(_ house: House) { self.house = house }

    /// Checks a code of the app, of this step or one beside it and none that was used, or a recovery code.
    ///
    /// - Parameters:
    ///   - code: what was typed; blanks and hyphens do not count.
    ///   - token: the session's token, which is replaced.
    /// - Throws: ``Refusal`` of kind `invalid` for a wrong code, `too_many` after five of them in ten minutes,
    ///   `wrong_state` where there is no second factor, `forbidden` where the session has ended; or ``StoreFault``.
    public func callAsFunction(_ code: String, token: String) async throws -> NewSession {
        let desk = try await SecondFactorDesk(house, token: token)
        let typed = ShortCode.typed(code) ?? ""
        return try await desk.check { work in
            guard let factor = try work.secondFactor(of: desk.person), let secret = factor.secret else {
                return .refused(
                    Refusal(.wrongState, "There is no second factor yet.", mend: "Set one up first."))
            }
            let password = OneTimePassword(secret: secret)
            if let step = password.step(of: typed, seconds: desk.now.seconds, after: factor.lastStep) {
                return try work.use(step: step, of: factor.owner) ? .right : .wrong
            }
            guard let rest = SecondFactorDesk.recovery(factor.recovery, without: typed) else { return .wrong }
            guard try work.use(recovery: factor.recovery, leaving: rest, of: factor.owner) else { return .wrong }
            try work.audit(
                "second_factor.recovered", subject: "person:\(desk.person.raw)", detail: "\(rest.count / 32) left")
            return .right
        }
    }
}

/// Takes somebody's second factor away, who has lost it, and ends their sessions.
public struct ResetSecondFactor: Sendable {
    private let house: House

    /// Resets in this house.
    public init(_ house: House) { self.house = house }

    /// Resets that of the person of an address; another administrator must ask for it.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`, of `forbidden` for oneself, of `wrong_state` where there is none.
    public func callAsFunction(_ email: String, by principal: Principal) async throws {
        try principal.mustAdminister()
        try await house.store.write(Intent(principal, at: house.now)) { work in
            let person = try work.found(person: email).id
            try RoleRules.mustBeAnother(person, than: principal)
            guard try work.removeSecondFactor(of: person) else {
                throw Refusal(.wrongState, "The person has no second factor.")
            }
            try work.audit("second_factor.reset", subject: "person:\(person.raw)", detail: "")
            _ = try work.endSessions(of: person, but: nil, why: "second factor reset")
        }
    }
}
