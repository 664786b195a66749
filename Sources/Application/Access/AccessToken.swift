public import Domain

/// What an access token identifies.
public enum TokenEntity {}
/// Identifies an access token.
public typealias TokenID = Identifier<TokenEntity>

/// The right of a program or a person to use the service in one role, until it expires or is revoked.
///
/// The secret itself is shown once and never stored; the store keeps its SHA-256.
public struct AccessToken: Hashable, Sendable {
    /// Its id.
    public let id: TokenID
    /// What it may do.
    public let role: Role
    /// The agency it is limited to; an agency lead's has one.
    public let agency: AgencyID?
    /// The person it is limited to; a practitioner's has one.
    public let person: PersonID?
    /// What it is for, in somebody's words.
    public let label: String
    /// When it was made.
    public let madeAt: Instant
    /// From when on it is worth nothing.
    public let expiresAt: Instant
    /// When it was revoked; nil while it was not.
    public var revokedAt: Instant?

    /// Takes every part.
    public init(
        id: TokenID, role: Role, agency: AgencyID?, person: PersonID?, label: String, madeAt: Instant,
        expiresAt: Instant, revokedAt: Instant? = nil
    ) {
        self.id = id
        self.role = role
        self.agency = agency
        self.person = person
        self.label = label
        self.madeAt = madeAt
        self.expiresAt = expiresAt
        self.revokedAt = revokedAt
    }

    /// Whether it may be used at a moment.
    public func isValid(at now: Instant) -> Bool { revokedAt == nil && now < expiresAt }

    /// Who asks with it. The scope follows from the role; one that lacks what its role is limited to sees figures only.
    public var principal: Principal {
        Principal(name: "token:\(id.raw)", role: role, scope: scope)
    }

    private var scope: AccessScope {
        switch role {
        case .administrator, .finance: .everything
        case .agencyLead: agency.map { .agency($0) } ?? .figures
        case .practitioner: person.map { .person($0) } ?? .figures
        case .trainer: person.map { .trainer($0) } ?? .figures
        case .observer: .figures
        }
    }
}

/// A token with the names of what it is limited to, as a list shows it.
public struct TokenLine: Hashable, Sendable {
    /// The token.
    public let token: AccessToken
    /// The code of its agency.
    public let agencyCode: String?
    /// The e-mail address of its person.
    public let email: String?

    /// Takes the token, the agency's code and the person's address.
    public init(token: AccessToken, agencyCode: String?, email: String?) {
        self.token = token
        self.agencyCode = agencyCode
        self.email = email
    }
}

/// The secret of a token: `turnout_` and 43 letters, digits, `-` and `_` that stand for 256 random bits.
public struct TokenSecret: Hashable, Sendable {
    /// The secret as it is shown once and sent with every request.
    public let text: String

    /// A new one, from the system's generator.
    public static func random() -> TokenSecret {
        var generator = SystemRandomNumberGenerator()
        return random(&generator)
    }

    static func random(_ generator: inout some RandomNumberGenerator) -> TokenSecret {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
        let text = (0..<43).map { _ in String(letters[Int.random(in: 0..<64, using: &generator)]) }.joined()
        return TokenSecret(text: "turnout_" + text)
    }

    /// Reads a secret; nil for what cannot be one.
    public init?(_ text: String) {
        guard text.hasPrefix("turnout_"), text.utf8.count == 51 else { return nil }
        self.text = text
    }

    private init(text: String) { self.text = text }
}
