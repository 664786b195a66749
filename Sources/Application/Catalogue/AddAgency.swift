public import Domain

/// Adds an agency to the partnership.
public struct AddAgency: Sendable {
    /// What is asked for.
    public struct Request: Hashable, Sendable {
        /// The code: up to 40 unaccented letters, digits, `-`, `_`, `.` or `/`.
        public var code: String
        /// The name.
        public var name: String
        /// The sector, a word such as `early_years`.
        public var sector: String
        /// Everything else there is to say about it.
        public var more: AgencyChange

        /// Takes the code, the name, the sector and everything else.
        public init(code: String, name: String, sector: String, more: AgencyChange = AgencyChange()) {
            self.code = code
            self.name = name
            self.sector = sector
            self.more = more
        }
    }

    private let house: House

    /// Adds to this house.
    public init(_ house: House) { self.house = house }

    /// Adds the agency.
    ///
    /// - Throws: ``Refusal`` with the reason, or ``StoreFault``.
    public func callAsFunction(_ request: Request, by principal: Principal) async throws -> Agency {
        try principal.mustAdminister()
        let code = try Field.code(request.code, "the code of an agency")
        let name = try Field.text(request.name, "name")
        let sector = try Field.word(request.sector, "sector")
        return try await house.store.write(Intent(principal, at: house.now)) { work in
            guard try work.agency(code: code) == nil else {
                throw Refusal(.conflict, "There is already an agency \(code).", mend: "Choose another code.")
            }
            let bare = Agency(id: try work.nextID("agency"), code: code, name: name, sector: sector)
            let agency = try bare.changed(request.more).agency
            try work.addAgency(agency)
            return agency
        }
    }
}
