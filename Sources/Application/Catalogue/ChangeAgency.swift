public import Domain

/// Changes what is kept of an agency.
public struct ChangeAgency: Sendable {
    /// What came of it.
    public struct Answer: Hashable, Sendable {
        /// The agency as it is now.
        public let agency: Agency
        /// What changed, in words; empty when it was so already.
        public let changes: [String]
    }

    private let house: House

    /// Changes in this house.
    public init(_ house: House) { self.house = house }

    /// Changes the agency of a code.
    ///
    /// - Throws: ``Refusal`` with the reason, or ``StoreFault``.
    public func callAsFunction(
        _ code: String, _ change: AgencyChange, known: KnownVersion = .any, by principal: Principal
    ) async throws -> Answer {
        try principal.mustAdminister()
        return try await house.store.write(Intent(principal, at: house.now)) { work in
            let found = try work.found(agency: code)
            try known.mustBe(found.version)
            var (agency, words) = try found.changed(change)
            guard !words.isEmpty else { return Answer(agency: found, changes: []) }
            agency.version += 1
            try work.save(agency, happened: "changed", detail: words.joined(separator: "; "))
            return Answer(agency: agency, changes: words)
        }
    }
}

/// Ends an agency's membership: nobody books for it any more, and what it owes stays.
public struct CloseAgency: Sendable {
    /// What came of it.
    public struct Answer: Hashable, Sendable {
        /// The agency as it is now.
        public let agency: Agency
        /// How many people still work for it.
        public let people: Int64
    }

    private let house: House

    /// Closes in this house.
    public init(_ house: House) { self.house = house }

    /// Closes the agency of a code for a reason.
    ///
    /// - Throws: ``Refusal`` with the reason, or ``StoreFault``.
    public func callAsFunction(
        _ code: String, reason: String, known: KnownVersion = .any, by principal: Principal
    ) async throws -> Answer {
        try principal.mustAdminister()
        let reason = try Field.text(reason, "reason")
        return try await house.store.write(Intent(principal, at: house.now)) { work in
            var agency = try work.found(agency: code)
            try agency.mustBeActive()
            try known.mustBe(agency.version)
            agency.status = .closed
            agency.version += 1
            try work.save(agency, happened: "closed", detail: reason)
            return Answer(agency: agency, people: try work.countPeople(of: agency.id))
        }
    }
}
