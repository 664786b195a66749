public import Domain

/// Registers somebody who has proven an e-mail address by signing in with it.
///
/// The agency is that of the address's mail domain, the longest that belongs to one. Where none does, it is the one
/// they choose, and an administrator or that agency's lead confirms them: until then what they ask for stays requested.
public struct RegisterSelf: Sendable {
    /// What is asked for.
    public struct Request: Hashable, Sendable {
        /// The address, which was proven.
        public var email: String
        /// The name.
        public var name: String
        /// The job role; may be empty.
        public var jobRole: String
        /// The code of the agency they say they work for; needed where the address does not tell.
        public var agency: String?
        /// The staff group, as the workforce is counted by.
        public var staffGroup: String?

        /// Takes every part.
        public init(email: String, name: String, jobRole: String, agency: String? = nil, staffGroup: String? = nil) {
            self.email = email
            self.name = name
            self.jobRole = jobRole
            self.agency = agency
            self.staffGroup = staffGroup
        }
    }

    /// What came of it.
    public struct Answer: Hashable, Sendable {
        /// The person.
        public let person: PersonID
        /// The code of their agency.
        public let agencyCode: String
        /// Whether somebody has to confirm them first.
        public let isToBeConfirmed: Bool
    }

    private let house: House

    /// Registers in this house.
    public init(_ house: House) { self.house = house }

    /// Whose mail domain an address is of, as the form shows it before anything is sent; nil where a choice is needed.
    ///
    /// - Throws: ``Refusal`` of kind `invalid` for what is no address, or ``StoreFault``.
    public func agency(of email: String) async throws -> Agency? {
        let domains = MailDomain.covering(try EmailAddress(parsing: email))
        return try await house.store.read(.everything) { view in
            try view.agency(ofMail: domains).flatMap { try view.agency($0) }
        }
    }

    /// Registers the owner of the address. Call it only for an address that was proven.
    ///
    /// - Throws: ``Refusal`` of kind `conflict` for an address that is registered already, `invalid` where an agency
    ///   has to be chosen, `not_found` for one that is not there; or ``StoreFault``.
    public func callAsFunction(_ request: Request, by principal: Principal = .newcomer) async throws -> Answer {
        let address = try EmailAddress(parsing: request.email)
        let details = PersonDetails(
            email: address.text, name: try Field.text(request.name, "name"),
            jobRole: try Field.optional(request.jobRole, "job role") ?? "")
        let group = try Field.optional(request.staffGroup, "staff group")
        // Who registers sees nothing yet; whether the address and the agency are known is looked up for them.
        let clerk = Principal(name: principal.name, role: principal.role, scope: .everything)
        return try await house.store.write(Intent(clerk, at: house.now)) { work in
            guard try work.person(email: address.text) == nil else {
                throw Refusal(.conflict, "The address is registered already.", mend: "Sign in with it.")
            }
            let known = try work.agency(ofMail: MailDomain.covering(address))
            let agency = try known.flatMap { try work.agency($0) } ?? chosen(request.agency, work)
            let person = Person(
                id: try work.nextID("person"), agency: agency.id, staffGroup: group, details: details,
                isToBeConfirmed: known == nil)
            try work.addPerson(person)
            return Answer(person: person.id, agencyCode: agency.code, isToBeConfirmed: known == nil)
        }
    }

    private func chosen(_ code: String?, _ work: any UnitOfWork) throws -> Agency {
        guard let code = try Field.optional(code, "agency") else {
            throw Refusal(.invalid, "The address does not tell for which agency you work.", mend: "Choose the agency.")
        }
        let agency = try work.found(agency: code)
        try agency.mustBeActive()
        return agency
    }
}

extension Principal {
    /// Somebody who has proven an address and is no person of the partnership yet.
    public static let newcomer = Principal(name: "newcomer", role: .practitioner, scope: .figures)
}
