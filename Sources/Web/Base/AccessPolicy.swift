import Domain

/// Who may use an operation. Every operation declares one; without it the service does not start.
enum AccessPolicy: Hashable, Sendable {
    /// Anybody, without a token.
    case open
    /// Whoever has a valid token of one of these roles; what they see is limited by their scope as well.
    case roles(Set<Role>)

    /// Every role.
    static let anyRole = AccessPolicy.roles(Set(Role.allCases))
    /// Administrators only.
    static let administrators = AccessPolicy.roles([.administrator])
    /// Those who handle money.
    static let money = AccessPolicy.roles([.administrator, .finance])
    /// Those who see people: all of them, their agency's, or themselves.
    static let people = AccessPolicy.roles([.administrator, .finance, .agencyLead, .practitioner])
    /// Those who book: for anybody, for their agency, or for themselves.
    static let bookers = AccessPolicy.roles([.administrator, .agencyLead, .practitioner])
    /// Those who speak for an agency, and administrators.
    static let leads = AccessPolicy.roles([.administrator, .agencyLead])
    /// Those who see what an agency is charged.
    static let payers = AccessPolicy.roles([.administrator, .finance, .agencyLead])

    /// Whether a role may.
    func admits(_ role: Role) -> Bool {
        switch self {
        case .open: true
        case .roles(let roles): roles.contains(role)
        }
    }

    /// How the document tells it.
    var about: String {
        switch self {
        case .open: "Open to anybody."
        case .roles(let roles):
            roles.count == Role.allCases.count
                ? "For every role." : "For the roles \(roles.map(\.rawValue).sorted().joined(separator: ", "))."
        }
    }
}
