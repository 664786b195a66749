public import Domain

/// Makes an access token and tells its secret, once.
public struct AddToken: Sendable {
    /// How long a token lives at most, in days.
    public static let longest: Int64 = 731

    /// What is asked for.
    public struct Request: Sendable {
        /// What it may do.
        public var role: Role
        /// The code of the agency it is limited to.
        public var agency: String?
        /// The e-mail address of the person it is limited to.
        public var person: String?
        /// What it is for.
        public var label: String
        /// For how many days.
        public var days: Int64

        /// Takes every part; a token lives a year unless said otherwise.
        public init(role: Role, agency: String? = nil, person: String? = nil, label: String = "", days: Int64 = 365) {
            self.role = role
            self.agency = agency
            self.person = person
            self.label = label
            self.days = days
        }
    }

    /// The token with its secret.
    public struct Answer: Sendable {
        /// The token.
        public let line: TokenLine
        /// Its secret, which nobody can ask for again.
        public let secret: TokenSecret
    }

    private let house: House

    /// Adds to this house.
    public init(_ house: House) { self.house = house }

    /// Makes the token.
    ///
    /// - Throws: ``Refusal`` where the role needs an agency or a person, or has one too many, or the time is too long.
    public func callAsFunction(_ request: Request, by principal: Principal) async throws -> Answer {
        try principal.mustAdminister()
        let days = try Field.number(request.days, 1...Self.longest, "number of days")
        let label = request.label.isEmpty ? "" : try Field.text(request.label, "label")
        try request.mustFitRole()
        let secret = TokenSecret.random()
        let intent = Intent(principal, at: house.now)
        let line = try await house.store.write(intent) { work in
            let agency = try request.agency.map { try work.found(agency: $0) }
            try agency?.mustBeActive()
            let person = try request.person.map { try work.found(person: $0) }
            try person?.mustNotBeMerged()
            let token = AccessToken(
                id: TokenID(try work.nextNumbers("token", count: 1)), role: request.role, agency: agency?.id,
                person: person?.id, label: label, madeAt: intent.now,
                expiresAt: Instant(microseconds: intent.now.microseconds + days * 86_400_000_000))
            try work.add(token, secret: secret)
            try work.audit("token.added", subject: "token:\(token.id.raw)", detail: request.role.rawValue)
            return TokenLine(token: token, agencyCode: agency?.code, email: person?.details?.email)
        }
        return Answer(line: line, secret: secret)
    }
}

extension AddToken.Request {
    fileprivate func mustFitRole() throws {
        switch role {
        case .agencyLead where agency == nil:
            throw Refusal(.invalid, "An agency lead's token needs an agency.", mend: "Add --agency CODE.")
        case .practitioner where person == nil:
            throw Refusal(.invalid, "A practitioner's token needs a person.", mend: "Add --person EMAIL.")
        case .administrator, .finance, .observer, .trainer:
            if agency != nil || (person != nil && role != .trainer) {
                throw Refusal(
                    .invalid, "A token of the role \(role.rawValue) is not limited to an agency or a person.",
                    mend: "Leave --agency and --person out, or choose the role agency_lead or practitioner.")
            }
        case .agencyLead where person != nil:
            throw Refusal(.invalid, "An agency lead's token is limited to an agency.", mend: "Leave --person out.")
        case .practitioner where agency != nil:
            throw Refusal(.invalid, "A practitioner's token is limited to a person.", mend: "Leave --agency out.")
        case .agencyLead, .practitioner: break
        }
    }
}

/// Lists access tokens, without their secrets.
public struct ListTokens: Sendable {
    private let house: House

    /// Lists those of this house.
    public init(_ house: House) { self.house = house }

    /// The tokens, the newest first; those that are worth nothing any more only where asked for.
    public func callAsFunction(includingFormer: Bool = false, by principal: Principal) async throws -> [TokenLine] {
        try principal.mustAdminister()
        let now = house.now
        return try await house.store.read(principal.scope) { view in
            try view.tokens().filter { includingFormer || $0.token.isValid(at: now) }
        }
    }
}

/// Revokes an access token at once.
public struct RevokeToken: Sendable {
    private let house: House

    /// Revokes in this house.
    public init(_ house: House) { self.house = house }

    /// Revokes the token; one that was revoked stays as it is.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`.
    public func callAsFunction(_ id: TokenID, by principal: Principal) async throws -> TokenLine {
        try principal.mustAdminister()
        let intent = Intent(principal, at: house.now)
        return try await house.store.write(intent) { work in
            guard let line = try work.tokens().first(where: { $0.token.id == id }) else {
                throw Refusal(.notFound, "There is no token \(id.raw).", mend: "See `turnout token list`.")
            }
            var token = line.token
            if token.revokedAt == nil {
                token.revokedAt = intent.now
                try work.revoke(token.id)
                try work.audit("token.revoked", subject: "token:\(id.raw)", detail: "")
            }
            return TokenLine(token: token, agencyCode: line.agencyCode, email: line.email)
        }
    }
}

/// Finds out who asks.
public struct Authenticate: Sendable {
    private let house: House

    /// Asks this house.
    public init(_ house: House) { self.house = house }

    /// The token of a secret, while it is valid; nil otherwise, whatever the reason.
    public func callAsFunction(_ secret: String) async throws -> AccessToken? {
        guard let secret = TokenSecret(secret) else { return nil }
        let token = try await house.store.read(.everything) { try $0.token(of: secret) }
        return token.flatMap { $0.isValid(at: house.now) ? $0 : nil }
    }
}
