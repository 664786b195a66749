/// What a signed-in user may do.
public enum Role: String, Sendable, CaseIterable {
    case administrator, finance, trainer, practitioner, observer
    case agencyLead = "agency_lead"
}

/// Who asks: the name that histories and the audit keep.
public struct Principal: Hashable, Sendable {
    /// An opaque name such as `command:root` or `person:17`; never an e-mail address.
    public let name: String
    /// What they may do.
    public let role: Role
    /// What they may see.
    public let scope: AccessScope

    /// Takes the name, the role and the scope.
    public init(name: String, role: Role, scope: AccessScope) {
        self.name = name
        self.role = role
        self.scope = scope
    }

    /// The administrator at the command line, who sees everything.
    public static func command(_ user: String) -> Principal {
        Principal(name: "command:\(user)", role: .administrator, scope: .everything)
    }

    /// The service itself, for what falls due by time.
    public static let clockwork = Principal(name: "clockwork", role: .administrator, scope: .everything)

    /// The service as it lets somebody in: it looks for whom an address or a secret belongs to, and may do nothing.
    public static let doorkeeper = Principal(name: "doorkeeper", role: .observer, scope: .everything)
}

/// What a read may return: the storage layer has no read without one.
public enum AccessScope: Hashable, Sendable {
    /// Administrators, finance and the service itself.
    case everything
    /// An agency's own people, bookings, charges and invoices.
    case agency(AgencyID)
    /// One person's own record.
    case person(PersonID)
    /// The bookings of the events that a trainer teaches.
    case trainer(PersonID)
    /// Reports without persons.
    case figures

    /// The agency that limits a read, where one does.
    public var agency: AgencyID? { if case .agency(let id) = self { id } else { nil } }
    /// The trainer whose events limit a read, where one does.
    public var trainer: PersonID? { if case .trainer(let id) = self { id } else { nil } }
    /// The person that limits a read, where one does.
    public var person: PersonID? { if case .person(let id) = self { id } else { nil } }
}
