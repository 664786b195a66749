public import Domain

/// Registers a person.
public struct AddPerson: Sendable {
    /// What is asked for.
    public struct Request: Hashable, Sendable {
        /// The work e-mail address.
        public var email: String
        /// The name.
        public var name: String
        /// The code of the agency they work for.
        public var agency: String
        /// The job role; may be empty.
        public var jobRole: String
        /// The staff group, as the workforce is counted by.
        public var staffGroup: String?
        /// The line manager's e-mail address.
        public var managerEmail: String?

        /// Takes every part.
        public init(
            email: String, name: String, agency: String, jobRole: String = "", staffGroup: String? = nil,
            managerEmail: String? = nil
        ) {
            self.email = email
            self.name = name
            self.agency = agency
            self.jobRole = jobRole
            self.staffGroup = staffGroup
            self.managerEmail = managerEmail
        }

        func details() throws(Refusal) -> PersonDetails {
            PersonDetails(
                email: try EmailAddress(parsing: email).text, name: try Field.text(name, "name"),
                jobRole: try Field.optional(jobRole, "job role") ?? "", managerEmail: try manager())
        }

        private func manager() throws(Refusal) -> String? {
            guard let managerEmail, !managerEmail.isEmpty else { return nil }
            return try EmailAddress(parsing: managerEmail).text
        }
    }

    private let house: House

    /// Registers in this house.
    public init(_ house: House) { self.house = house }

    /// Registers the person.
    ///
    /// - Throws: ``Refusal`` with the reason, or ``StoreFault``.
    public func callAsFunction(_ request: Request, by principal: Principal) async throws -> Person {
        try principal.mustAdminister()
        let details = try request.details()
        let group = try Field.optional(request.staffGroup, "staff group")
        return try await house.store.write(Intent(principal, at: house.now)) { work in
            guard try work.person(email: details.email) == nil else {
                throw Refusal(
                    .conflict, "The address \(details.email) is registered already.",
                    mend: "See it with `turnout person show \(details.email)`.")
            }
            let agency = try work.found(agency: request.agency)
            try agency.mustBeActive()
            let person = Person(
                id: try work.nextID("person"), agency: agency.id, staffGroup: group, details: details)
            try work.addPerson(person)
            return person
        }
    }
}
