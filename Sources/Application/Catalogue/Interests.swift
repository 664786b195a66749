public import Domain

/// Records that somebody wants to be told when a course runs, and takes it back.
public struct ChangeInterest: Sendable {
    private let house: House

    /// Records in this house.
    public init(_ house: House) { self.house = house }

    /// Lets the person of an address be told when the course of a code runs; says whether that is new.
    ///
    /// A practitioner asks for themselves, an agency's lead for its people. The first event of the course that is
    /// published from then on is told; after that they may ask again.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`, `forbidden`, or `wrong_state` for a course that is closed; or
    ///   ``StoreFault``.
    public func add(_ email: String, to code: String, by principal: Principal) async throws -> Bool {
        try await change(email, code, principal) { person, course, open, work in
            try person.mustNotBeMerged()
            try course.mustBeActive()
            guard person.status == .active else { throw Refusal(.wrongState, "The person has left.") }
            // Who asks for themselves to be told wants to be told.
            if principal.scope.person == person.id { try work.choose(.courses, isWanted: true, for: person.id) }
            guard open == nil else { return false }
            _ = try work.addInterest(of: person.id, in: course.id)
            return true
        }
    }

    /// Lets them be told no more; says whether they would have been.
    ///
    /// - Throws: ``Refusal`` of kind `not_found` or `forbidden`, or ``StoreFault``.
    public func withdraw(_ email: String, from code: String, by principal: Principal) async throws -> Bool {
        try await change(email, code, principal) { _, _, open, work in
            if let open { try work.withdrawInterest(open) }
            return open != nil
        }
    }

    private func change(
        _ email: String, _ code: String, _ principal: Principal,
        _ rule: @escaping @Sendable (Person, Course, InterestID?, any UnitOfWork) throws -> Bool
    ) async throws -> Bool {
        guard [.administrator, .agencyLead, .practitioner].contains(principal.role) else {
            throw Refusal(
                .forbidden, "Only those who book may ask to be told.", mend: "Ask the training administrator.")
        }
        return try await house.store.write(Intent(principal, at: house.now)) { work in
            let person = try work.found(person: email)
            let course = try work.found(course: code)
            return try rule(person, course, try work.openInterest(of: person.id, in: course.id), work)
        }
    }
}

/// Lists who wants to be told when a course runs.
public struct ListInterests: Sendable {
    private let house: House

    /// Lists those of this house.
    public init(_ house: House) { self.house = house }

    /// Who wants to be told of the course of a code, as far as the reader sees people; the open ones only, or all.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`, or ``StoreFault``.
    public func callAsFunction(
        _ code: String, openOnly: Bool = true, limit: Int64 = 1_000, by principal: Principal
    ) async throws -> [Interest] {
        try await house.store.read(principal.scope) { view in
            try view.interests(in: try view.found(course: code).id, openOnly: openOnly, limit: limit)
        }
    }

    /// What the person of an address wants to be told of, the latest first.
    ///
    /// - Throws: ``Refusal`` of kind `not_found`, or ``StoreFault``.
    public func of(_ email: String, by principal: Principal) async throws -> [Interest] {
        try await house.store.read(principal.scope) { view in
            try view.interests(of: try view.found(person: email).id)
        }
    }

    /// How many people want to be told, by course: figures, for those who plan and for the board.
    ///
    /// - Throws: ``Refusal`` of kind `forbidden`, or ``StoreFault``.
    public func counts(by principal: Principal) async throws -> [InterestCount] {
        guard principal.scope == .everything || principal.scope == .figures else {
            throw Refusal(.forbidden, "Figures of demand are for the board and the training team.")
        }
        return try await house.store.read(principal.scope) { try $0.interestCounts() }
    }
}
