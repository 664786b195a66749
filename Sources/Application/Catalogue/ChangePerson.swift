public import Domain

/// Changes what is kept of a person.
public struct ChangePerson: Sendable {
    private let house: House

    /// Changes in this house.
    public init(_ house: House) { self.house = house }

    /// Changes the person of an address; the answer is what changed, by the names of the fields.
    ///
    /// - Throws: ``Refusal`` with the reason, or ``StoreFault``.
    public func callAsFunction(
        _ email: String, _ change: PersonChange, known: KnownVersion = .any, by principal: Principal
    ) async throws -> [String] {
        try principal.mustAdminister()
        return try await house.store.write(Intent(principal, at: house.now)) { work in
            let found = try work.found(person: email)
            try known.mustBe(found.version)
            var (person, words) = try found.changed(change)
            guard !words.isEmpty else { return [] }
            if let address = change.email, let other = try work.person(email: address), other.id != person.id {
                throw Refusal(
                    .conflict, "The address \(address) belongs to another person.",
                    mend: "Merge the two with `turnout person merge`.")
            }
            person.version += 1
            try work.save(person, happened: "changed", detail: words.joined(separator: ", "))
            return words
        }
    }
}

/// Lets a person work for another agency; one who had left comes back with it. Bookings stay with the agency they were
/// made for.
public struct MovePerson: Sendable {
    private let house: House

    /// Moves in this house.
    public init(_ house: House) { self.house = house }

    /// Moves the person of an address to the agency of a code, at once; the answer is the codes of the old and the new
    /// one. The local date since when they work there is kept in the history.
    ///
    /// - Throws: ``Refusal`` with the reason, or ``StoreFault``.
    public func callAsFunction(
        _ email: String, to code: String, since date: LocalDate? = nil, known: KnownVersion = .any,
        by principal: Principal
    ) async throws -> (from: String, to: String) {
        try principal.mustAdminister()
        if let date, date > house.today {
            throw Refusal(
                .invalid, "A move takes effect at once, and \(date.spoken) lies ahead.", mend: "Move them on the day.")
        }
        return try await house.store.write(Intent(principal, at: house.now)) { work in
            var person = try work.found(person: email)
            try person.mustNotBeMerged()
            try known.mustBe(person.version)
            let agency = try work.found(agency: code)
            try agency.mustBeActive()
            let old = try work.agency(person.agency)
            guard person.agency != agency.id || person.status == .left else {
                throw Refusal(.conflict, "The person works for \(agency.code) already.")
            }
            let happened = person.status == .left ? "came_back" : "moved"
            if person.agency != agency.id { try work.endLead(of: person.id, for: person.agency) }
            person.agency = agency.id
            person.status = .active
            person.version += 1
            let detail = date.map { "to \(agency.code) since \($0)" } ?? ""
            try work.save(person, happened: happened, detail: detail)
            return (old?.code ?? "", agency.code)
        }
    }
}

/// Records that a person has left: their sessions and roles end. Bookings stay: whoever they concern cancels or passes
/// them on.
public struct PersonLeaves: Sendable {
    private let house: House

    /// Records in this house.
    public init(_ house: House) { self.house = house }

    /// Lets the person of an address leave; the answer is the references of their live bookings.
    ///
    /// - Throws: ``Refusal`` with the reason, or ``StoreFault``.
    public func callAsFunction(
        _ email: String, known: KnownVersion = .any, by principal: Principal
    ) async throws -> [String] {
        try principal.mustAdminister()
        return try await house.store.write(Intent(principal, at: house.now)) { work in
            var person = try work.found(person: email)
            try person.mustNotBeMerged()
            try known.mustBe(person.version)
            guard person.status == .active else { throw Refusal(.wrongState, "The person has left already.") }
            person.status = .left
            person.version += 1
            try work.endAccess(of: person.id)
            try work.save(person, happened: "left", detail: "")
            return try work.bookings(of: person.id, limit: .max).filter(\.state.isLive).map(\.reference)
        }
    }
}
