public import Domain

/// Somebody who has signed in, with what the session may do at this moment.
public struct SignedIn: Hashable, Sendable {
    /// The session.
    public let session: SessionID
    /// The person; nil for somebody who has proven an address that nobody is registered with.
    public let person: PersonID?
    /// The e-mail address that was proven, or that of the person.
    public let address: String
    /// The person's name.
    public let name: String?
    /// The agency the person works for.
    public let agency: AgencyID?
    /// The roles the session may use now; none without a person.
    public let roles: [GivenRole]
    /// The roles it may use once it has passed a second factor.
    public let heldBack: [GivenRole]
    /// Whether the person has a second factor.
    public let hasSecondFactor: Bool
    /// When the session passed a second factor.
    public let secondFactorAt: Instant?
    /// When it began.
    public let beganAt: Instant
    /// When it ends at the latest.
    public let endsAt: Instant

    /// Who asks in one of the session's roles; nil for a role that it may not use now.
    public func principal(as role: GivenRole) -> Principal? {
        guard let person, roles.contains(role) else { return nil }
        return role.principal(of: person)
    }

    /// The person, who must be registered.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden`.
    func mustBePerson() throws(Refusal) -> PersonID {
        if let person { return person }
        throw Refusal(.forbidden, "Nobody is registered with this address.", mend: "Register first.")
    }

    init(_ record: SessionRecord, _ owner: SessionOwner, given: [GivenRole]) {
        session = record.id
        beganAt = record.life.beganAt
        endsAt = record.life.endsAt
        secondFactorAt = record.secondFactorAt
        switch owner {
        case .visitor(let address):
            self.address = address
            (person, name, agency, roles, heldBack, hasSecondFactor) = (nil, nil, nil, [], [], false)
        case .person(let person, let hasSecondFactor):
            self.person = person.id
            self.hasSecondFactor = hasSecondFactor
            address = person.details?.email ?? ""
            name = person.details?.name
            agency = person.agency
            let isTrusted = record.secondFactorAt != nil
            roles = [.practitioner] + given.filter { isTrusted || !$0.needsSecondFactor }
            heldBack = given.filter { !isTrusted && $0.needsSecondFactor }
        }
    }
}

/// A session that began just now, or that goes on under another token.
public struct NewSession: Hashable, Sendable {
    /// The token, which nobody can ask for again: 43 characters for a cookie.
    public let token: String
    /// When the session ends at the latest.
    public let endsAt: Instant
}
