import Domain

/// Whether the policy that a new booking would be bound to lets somebody book.
struct Admission {
    let view: any ReadView
    let house: House
    let now: Instant

    /// The policy's decision on a person of an agency.
    func decision(_ policy: PolicyID?, _ person: PersonID?, _ agency: AgencyID) throws -> AccessDecision {
        guard let policy = try policy.map({ try house.policies.policy($0, view) }) else { return .allowed }
        let rule = policy.consequences
        // Most policies restrict nobody: those who book pay no read for it.
        guard rule.restriction != nil || rule.blockAfterOverdueDays != nil else { return .allowed }
        let absences = try rule.restriction.flatMap { _ in try person.map { try view.absences(of: $0) } } ?? []
        let due = try rule.blockAfterOverdueDays.flatMap { _ in try view.oldestOpenDebt(of: agency) }
        return policy.access(absences: absences, oldestOpenDebtDue: due, today: house.zone.date(now))
    }

    /// Lets somebody book, or says why not.
    ///
    /// - Throws: ``Refusal`` of kind `policy`.
    func mustAdmit(_ policy: PolicyID?, _ person: PersonID, _ agency: AgencyID) throws {
        if let refusal = Admission.refusal(try decision(policy, person, agency)) { throw refusal }
    }

    /// The refusal that a decision stands for; nil where booking is allowed.
    static func refusal(_ decision: AccessDecision) -> Refusal? {
        switch decision {
        case .allowed: nil
        case .restricted(_, let why):
            Refusal(.policy, "The charging policy restricts this: \(why.summary).", mend: "Book again after that date.")
        case .blocked(let why):
            Refusal(
                .policy, "The charging policy blocks this: \(why.summary).",
                mend: "Ask the finance officer what is open.")
        }
    }
}
