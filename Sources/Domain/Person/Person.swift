/// Where a person stands.
public enum PersonStatus: Hashable, Sendable {
    /// Works for an agency.
    case active
    /// Has left the partnership's workforce.
    case left
    /// Was a second record of somebody else.
    case merged(into: PersonID)

    /// The word stored and shown.
    public var word: String {
        switch self {
        case .active: "active"
        case .left: "left"
        case .merged: "merged"
        }
    }
}

/// What identifies a person: kept apart, because it can be erased while counts and histories stay.
public struct PersonDetails: Hashable, Sendable {
    /// The work e-mail address as written.
    public var email: String
    /// The name.
    public var name: String
    /// The job role; empty when not known.
    public var jobRole: String
    /// The line manager's e-mail address.
    public var managerEmail: String?

    /// Takes the address, the name, the job role and the line manager's address.
    public init(email: String, name: String, jobRole: String, managerEmail: String? = nil) {
        self.email = email
        self.name = name
        self.jobRole = jobRole
        self.managerEmail = managerEmail
    }
}

/// One human with one work e-mail address and one agency at a time.
public struct Person: Hashable, Sendable {
    /// The id.
    public let id: PersonID
    /// The agency they work for now.
    public var agency: AgencyID
    /// The staff group, as the workforce is counted by; nil when not known.
    public var staffGroup: String?
    /// Where they stand.
    public var status: PersonStatus
    /// What identifies them; nil when it was erased.
    public var details: PersonDetails?
    /// Whether they registered themselves and somebody has to confirm them before they take a place.
    public var isToBeConfirmed: Bool
    /// How many steps the history has.
    public var version: Int64

    /// Takes every part; a new person is active and has the version 1.
    public init(
        id: PersonID, agency: AgencyID, staffGroup: String? = nil, status: PersonStatus = .active,
        details: PersonDetails?,
        isToBeConfirmed: Bool = false, version: Int64 = 1
    ) {
        self.id = id
        self.agency = agency
        self.staffGroup = staffGroup
        self.status = status
        self.details = details
        self.isToBeConfirmed = isToBeConfirmed
        self.version = version
    }

    /// Whether the record is a person's own and not a second one that was merged away.
    ///
    /// - Throws: ``Refusal`` of kind `wrong_state`.
    public func mustNotBeMerged() throws(Refusal) {
        if case .merged = status {
            throw Refusal(
                .wrongState, "The record was merged into another.", mend: "Use the e-mail address it was merged into.")
        }
    }
}

/// What is to be different about a person; what is nil stays as it is.
public struct PersonChange: Hashable, Sendable {
    /// The new name.
    public var name: String?
    /// The new e-mail address.
    public var email: String?
    /// The new job role.
    public var jobRole: String?
    /// The new staff group; empty: not known.
    public var staffGroup: String?
    /// The line manager's new address; empty: not known.
    public var managerEmail: String?

    /// Changes nothing.
    public init() {}
}

extension Person {
    /// The person after a change, and what changed by the names of the fields: histories outlive personal details.
    ///
    /// - Throws: ``Refusal`` of kind `invalid` for a value that cannot be, `wrong_state` for a merged or erased record.
    public func changed(_ change: PersonChange) throws(Refusal) -> (person: Person, words: [String]) {
        try mustNotBeMerged()
        guard let details else {
            throw Refusal(.wrongState, "The person's details were erased.", mend: "Register the person anew.")
        }
        var next = self
        var named = details
        if let name = change.name { named.name = try Field.text(name, "name") }
        if let email = change.email { named.email = try EmailAddress(parsing: email).text }
        if let role = change.jobRole { named.jobRole = try Field.optional(role, "job role") ?? "" }
        if let manager = change.managerEmail {
            named.managerEmail = manager.isEmpty ? nil : try EmailAddress(parsing: manager).text
        }
        if let group = change.staffGroup { next.staffGroup = try Field.optional(group, "staff group") }
        next.details = named
        var words: [String] = []
        if details.name != named.name { words.append("name") }
        if details.email != named.email { words.append("e-mail address") }
        if details.jobRole != named.jobRole { words.append("job role") }
        if details.managerEmail != named.managerEmail { words.append("line manager") }
        if staffGroup != next.staffGroup { words.append("staff group") }
        return (next, words)
    }
}
