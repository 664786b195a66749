/// A role as one person has it: that of an agency lead is for one agency.
public struct GivenRole: Hashable, Sendable {
    /// What they may do.
    public let role: Role
    /// The agency an agency lead speaks for; nil for every other role.
    public let agency: AgencyID?

    /// Takes the role and, for an agency lead, the agency.
    public init(_ role: Role, agency: AgencyID? = nil) {
        self.role = role
        self.agency = agency
    }

    /// What everybody has who is an active person.
    public static let practitioner = GivenRole(.practitioner)

    /// Whether the role is held back until a session has passed a second factor: a mailed link alone is not enough for
    /// who changes records or money (OWASP ASVS 5.0, level 2).
    public var needsSecondFactor: Bool {
        switch role {
        case .administrator, .finance: true
        case .agencyLead, .trainer, .practitioner, .observer: false
        }
    }

    /// Who asks when the person uses the role.
    public func principal(of person: PersonID) -> Principal {
        Principal(name: "person:\(person.raw)", role: role, scope: scope(of: person))
    }

    private func scope(of person: PersonID) -> AccessScope {
        switch role {
        case .administrator, .finance: .everything
        case .trainer: .trainer(person)
        case .practitioner: .person(person)
        case .observer: .figures
        // One that lacks its agency, which the store does not allow, would see figures only.
        case .agencyLead: agency.map { .agency($0) } ?? .figures
        }
    }
}

extension Role {
    /// Whether the role can be given, for an agency or for none.
    ///
    /// - Throws: ``Refusal`` of kind `invalid`.
    public func mustBeGivable(forAgency: Bool) throws(Refusal) {
        switch self {
        case .practitioner:
            throw Refusal(
                .invalid, "Every person is a practitioner already.",
                mend: "Choose administrator, finance, trainer, agency_lead or observer.")
        case .agencyLead where !forAgency:
            throw Refusal(.invalid, "An agency lead speaks for an agency.", mend: "Name the agency.")
        case .administrator, .finance, .trainer, .observer:
            guard forAgency else { return }
            throw Refusal(
                .invalid, "The role \(rawValue) is not limited to an agency.", mend: "Leave the agency out.")
        case .agencyLead: return
        }
    }
}

/// Who may give and end what.
public enum RoleRules {
    /// Somebody must be left who can give roles.
    ///
    /// - Parameter others: how many other active people are administrators.
    /// - Throws: ``Refusal`` of kind `conflict`.
    public static func mustLeaveAnAdministrator(others: Int64) throws(Refusal) {
        guard others < 1 else { return }
        throw Refusal(
            .conflict, "This is the last administrator, and nobody could give the role again.",
            mend: "Make another person an administrator first.")
    }

    /// Nobody takes away their own second factor: who has lost it asks another administrator.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden`.
    public static func mustBeAnother(_ person: PersonID, than principal: Principal) throws(Refusal) {
        guard principal.name == GivenRole.practitioner.principal(of: person).name else { return }
        throw Refusal(.forbidden, "Nobody resets their own second factor.", mend: "Ask another administrator.")
    }
}
