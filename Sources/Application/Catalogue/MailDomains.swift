public import Domain

/// Says by which mail domains agencies are known.
public struct ChangeMailDomains: Sendable {
    private let house: House

    /// Changes those of this house.
    public init(_ house: House) { self.house = house }

    /// Lets a domain, and what lies under it, belong to the agency of a code; says whether that is new.
    ///
    /// Whoever proves an address of it is taken for somebody who works there: a domain that a mail provider gives to
    /// anybody is nobody's.
    ///
    /// - Throws: ``Refusal`` of kind `invalid`, `not_found`, `forbidden`, or `conflict` when it belongs to another; or
    ///   ``StoreFault``.
    public func add(_ domain: String, to code: String, by principal: Principal) async throws -> Bool {
        try principal.mustAdminister()
        let domain = try MailDomain(parsing: domain)
        return try await house.store.write(Intent(principal, at: house.now)) { work in
            let agency = try work.found(agency: code)
            try agency.mustBeActive()
            return try work.addMailDomain(domain, of: agency.id)
        }
    }

    /// Lets a domain belong to no agency; who registered with it stays.
    ///
    /// - Throws: ``Refusal`` of kind `invalid`, `not_found` or `forbidden`, or ``StoreFault``.
    public func remove(_ domain: String, by principal: Principal) async throws {
        try principal.mustAdminister()
        let domain = try MailDomain(parsing: domain)
        try await house.store.write(Intent(principal, at: house.now)) { work in
            guard try work.removeMailDomain(domain) else {
                throw Refusal(
                    .notFound, "\(domain.text) belongs to no agency.", mend: "See `turnout agency domains`.")
            }
        }
    }
}

/// Lists by which mail domains agencies are known.
public struct ListMailDomains: Sendable {
    private let house: House

    /// Lists those of this house.
    public init(_ house: House) { self.house = house }

    /// The domains of the agency of a code, or of all, by name.
    ///
    /// - Throws: ``Refusal`` of kind `not_found` or `forbidden`, or ``StoreFault``.
    public func callAsFunction(agency code: String? = nil, by principal: Principal) async throws -> [MailDomainLine] {
        try principal.mustAdminister()
        return try await house.store.read(principal.scope) { view in
            try view.mailDomains(of: try code.map { try view.found(agency: $0).id })
        }
    }
}
